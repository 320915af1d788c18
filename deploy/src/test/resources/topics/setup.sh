#!/bin/sh
# The topics of Sailplan, and the rights on them. BOOTSTRAP is the host:port of a broker, ADMIN a file of
# client properties of somebody who may make them.
set -eu
topic() { kafka-topics.sh --bootstrap-server "$BOOTSTRAP" --command-config "$ADMIN" --create --if-not-exists --topic "$@"; }
allow() { kafka-acls.sh --bootstrap-server "$BOOTSTRAP" --command-config "$ADMIN" --force --add --allow-principal "$@"; }

topic sailplan.events --partitions 64 --replication-factor 3 --config cleanup.policy=delete --config min.insync.replicas=2 --config retention.ms=2592000000 --config unclean.leader.election.enable=false
topic sailplan.decisions --partitions 64 --replication-factor 3 --config cleanup.policy=delete --config min.insync.replicas=2 --config retention.ms=31536000000 --config unclean.leader.election.enable=false
topic sailplan.planner.state --partitions 64 --replication-factor 3 --config cleanup.policy=compact --config max.compaction.lag.ms=21600000 --config min.cleanable.dirty.ratio=0.1 --config min.insync.replicas=2 --config retention.ms=-1 --config segment.bytes=67108864 --config segment.ms=3600000 --config unclean.leader.election.enable=false
topic sailplan.audit --partitions 1 --replication-factor 3 --config cleanup.policy=delete --config min.insync.replicas=2 --config retention.ms=-1 --config unclean.leader.election.enable=false
topic sailplan.deadletters --partitions 1 --replication-factor 3 --config cleanup.policy=delete --config min.insync.replicas=2 --config retention.ms=7776000000 --config unclean.leader.election.enable=false
topic sailplan.plans.prod --partitions 1 --replication-factor 3 --config cleanup.policy=delete --config min.insync.replicas=2 --config retention.ms=7776000000 --config unclean.leader.election.enable=false
topic sailplan.outcomes.prod --partitions 1 --replication-factor 3 --config cleanup.policy=delete --config min.insync.replicas=2 --config retention.ms=31536000000 --config unclean.leader.election.enable=false
topic sailplan.status.prod --partitions 1 --replication-factor 3 --config cleanup.policy=compact --config max.compaction.lag.ms=21600000 --config min.cleanable.dirty.ratio=0.1 --config min.insync.replicas=2 --config retention.ms=-1 --config segment.bytes=67108864 --config segment.ms=3600000 --config unclean.leader.election.enable=false
topic sailplan.applier.state.prod --partitions 1 --replication-factor 3 --config cleanup.policy=compact --config max.compaction.lag.ms=21600000 --config min.cleanable.dirty.ratio=0.1 --config min.insync.replicas=2 --config retention.ms=-1 --config segment.bytes=67108864 --config segment.ms=3600000 --config unclean.leader.election.enable=false
topic sailplan.plans.prod-us --partitions 1 --replication-factor 3 --config cleanup.policy=delete --config min.insync.replicas=2 --config retention.ms=7776000000 --config unclean.leader.election.enable=false
topic sailplan.outcomes.prod-us --partitions 1 --replication-factor 3 --config cleanup.policy=delete --config min.insync.replicas=2 --config retention.ms=31536000000 --config unclean.leader.election.enable=false
topic sailplan.status.prod-us --partitions 1 --replication-factor 3 --config cleanup.policy=compact --config max.compaction.lag.ms=21600000 --config min.cleanable.dirty.ratio=0.1 --config min.insync.replicas=2 --config retention.ms=-1 --config segment.bytes=67108864 --config segment.ms=3600000 --config unclean.leader.election.enable=false
topic sailplan.applier.state.prod-us --partitions 1 --replication-factor 3 --config cleanup.policy=compact --config max.compaction.lag.ms=21600000 --config min.cleanable.dirty.ratio=0.1 --config min.insync.replicas=2 --config retention.ms=-1 --config segment.bytes=67108864 --config segment.ms=3600000 --config unclean.leader.election.enable=false

allow 'User:sailplan-intake' --operation Write --operation DescribeConfigs --topic sailplan.events
allow 'User:sailplan-intake' --operation Write --operation DescribeConfigs --topic sailplan.deadletters

allow 'User:sailplan-report' --operation Read --operation DescribeConfigs --topic sailplan.events
allow 'User:sailplan-report' --operation Read --operation DescribeConfigs --topic sailplan.decisions
allow 'User:sailplan-report' --operation Read --operation DescribeConfigs --topic sailplan.plans.prod
allow 'User:sailplan-report' --operation Read --operation DescribeConfigs --topic sailplan.plans.prod-us
allow 'User:sailplan-report' --operation Read --operation DescribeConfigs --topic sailplan.outcomes.prod
allow 'User:sailplan-report' --operation Read --operation DescribeConfigs --topic sailplan.outcomes.prod-us
allow 'User:sailplan-report' --operation Read --operation DescribeConfigs --topic sailplan.status.prod
allow 'User:sailplan-report' --operation Read --operation DescribeConfigs --topic sailplan.status.prod-us
allow 'User:sailplan-report' --operation Write --operation DescribeConfigs --topic sailplan.deadletters
allow 'User:sailplan-report' --operation Read --group sailplan-report
allow 'User:sailplan-report' --operation Write --transactional-id sailplan-report. --resource-pattern-type prefixed

allow 'User:sailplan-console' --operation Read --operation Write --operation DescribeConfigs --topic sailplan.events
allow 'User:sailplan-console' --operation Read --operation DescribeConfigs --topic sailplan.decisions
allow 'User:sailplan-console' --operation Read --operation DescribeConfigs --topic sailplan.plans.prod
allow 'User:sailplan-console' --operation Read --operation DescribeConfigs --topic sailplan.plans.prod-us
allow 'User:sailplan-console' --operation Read --operation DescribeConfigs --topic sailplan.outcomes.prod
allow 'User:sailplan-console' --operation Read --operation DescribeConfigs --topic sailplan.outcomes.prod-us
allow 'User:sailplan-console' --operation Read --operation DescribeConfigs --topic sailplan.status.prod
allow 'User:sailplan-console' --operation Read --operation DescribeConfigs --topic sailplan.status.prod-us
allow 'User:sailplan-console' --operation Read --operation DescribeConfigs --topic sailplan.audit
allow 'User:sailplan-console' --operation Read --operation Write --operation DescribeConfigs --topic sailplan.deadletters
allow 'User:sailplan-console' --operation Write --transactional-id sailplan-person- --resource-pattern-type prefixed
allow 'User:sailplan-console' --operation Write --transactional-id sailplan-quarantine --resource-pattern-type prefixed

allow 'User:sailplan-audit' --operation Read --operation DescribeConfigs --topic sailplan.events
allow 'User:sailplan-audit' --operation Read --operation DescribeConfigs --topic sailplan.decisions
allow 'User:sailplan-audit' --operation Read --operation DescribeConfigs --topic sailplan.plans.prod
allow 'User:sailplan-audit' --operation Read --operation DescribeConfigs --topic sailplan.plans.prod-us
allow 'User:sailplan-audit' --operation Read --operation DescribeConfigs --topic sailplan.outcomes.prod
allow 'User:sailplan-audit' --operation Read --operation DescribeConfigs --topic sailplan.outcomes.prod-us
allow 'User:sailplan-audit' --operation Read --operation DescribeConfigs --topic sailplan.status.prod
allow 'User:sailplan-audit' --operation Read --operation DescribeConfigs --topic sailplan.status.prod-us
allow 'User:sailplan-audit' --operation Read --operation Write --operation DescribeConfigs --topic sailplan.audit
allow 'User:sailplan-audit' --operation Read --operation Write --operation DescribeConfigs --topic sailplan.deadletters
allow 'User:sailplan-audit' --operation Read --group sailplan-audit
allow 'User:sailplan-audit' --operation Write --transactional-id sailplan-audit. --resource-pattern-type prefixed

allow 'User:sailplan-planner' --operation Read --operation Write --operation DescribeConfigs --topic sailplan.events
allow 'User:sailplan-planner' --operation Write --operation DescribeConfigs --topic sailplan.decisions
allow 'User:sailplan-planner' --operation Read --operation Write --operation DescribeConfigs --topic sailplan.plans.prod
allow 'User:sailplan-planner' --operation Read --operation Write --operation DescribeConfigs --topic sailplan.plans.prod-us
allow 'User:sailplan-planner' --operation Read --operation DescribeConfigs --topic sailplan.outcomes.prod
allow 'User:sailplan-planner' --operation Read --operation DescribeConfigs --topic sailplan.outcomes.prod-us
allow 'User:sailplan-planner' --operation Read --operation DescribeConfigs --topic sailplan.status.prod
allow 'User:sailplan-planner' --operation Read --operation DescribeConfigs --topic sailplan.status.prod-us
allow 'User:sailplan-planner' --operation Write --operation DescribeConfigs --topic sailplan.deadletters
allow 'User:sailplan-planner' --operation Read --operation Write --operation DescribeConfigs --topic sailplan.planner.state
allow 'User:sailplan-planner' --operation Read --group sailplan-planner
allow 'User:sailplan-planner' --operation Write --transactional-id sailplan-planner. --resource-pattern-type prefixed

allow 'User:sailplan-applier-prod' --operation Read --operation DescribeConfigs --topic sailplan.plans.prod
allow 'User:sailplan-applier-prod' --operation Read --operation Write --operation DescribeConfigs --topic sailplan.outcomes.prod
allow 'User:sailplan-applier-prod' --operation Read --operation Write --operation DescribeConfigs --topic sailplan.status.prod
allow 'User:sailplan-applier-prod' --operation Write --operation DescribeConfigs --topic sailplan.deadletters
allow 'User:sailplan-applier-prod' --operation Read --operation Write --operation DescribeConfigs --topic sailplan.applier.state.prod
allow 'User:sailplan-applier-prod' --operation Read --group sailplan.applier.prod
allow 'User:sailplan-applier-prod' --operation Write --transactional-id sailplan.applier.prod. --resource-pattern-type prefixed

allow 'User:sailplan-applier-prod-us' --operation Read --operation DescribeConfigs --topic sailplan.plans.prod-us
allow 'User:sailplan-applier-prod-us' --operation Read --operation Write --operation DescribeConfigs --topic sailplan.outcomes.prod-us
allow 'User:sailplan-applier-prod-us' --operation Read --operation Write --operation DescribeConfigs --topic sailplan.status.prod-us
allow 'User:sailplan-applier-prod-us' --operation Write --operation DescribeConfigs --topic sailplan.deadletters
allow 'User:sailplan-applier-prod-us' --operation Read --operation Write --operation DescribeConfigs --topic sailplan.applier.state.prod-us
allow 'User:sailplan-applier-prod-us' --operation Read --group sailplan.applier.prod-us
allow 'User:sailplan-applier-prod-us' --operation Write --transactional-id sailplan.applier.prod-us. --resource-pattern-type prefixed

allow 'User:sailplan-auditor' --operation Read --operation DescribeConfigs --topic sailplan.audit
