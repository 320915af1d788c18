terraform {
  required_providers {
    kafka = {
      source = "Mongey/kafka"
    }
  }
}

resource "kafka_topic" "sailplan_events" {
  name               = "sailplan.events"
  partitions         = 64
  replication_factor = 3
  config = {
    "cleanup.policy" = "delete"
    "min.insync.replicas" = "2"
    "retention.ms" = "2592000000"
    "unclean.leader.election.enable" = "false"
  }
}

resource "kafka_topic" "sailplan_decisions" {
  name               = "sailplan.decisions"
  partitions         = 64
  replication_factor = 3
  config = {
    "cleanup.policy" = "delete"
    "min.insync.replicas" = "2"
    "retention.ms" = "31536000000"
    "unclean.leader.election.enable" = "false"
  }
}

resource "kafka_topic" "sailplan_planner_state" {
  name               = "sailplan.planner.state"
  partitions         = 64
  replication_factor = 3
  config = {
    "cleanup.policy" = "compact"
    "max.compaction.lag.ms" = "21600000"
    "min.cleanable.dirty.ratio" = "0.1"
    "min.insync.replicas" = "2"
    "retention.ms" = "-1"
    "segment.bytes" = "67108864"
    "segment.ms" = "3600000"
    "unclean.leader.election.enable" = "false"
  }
}

resource "kafka_topic" "sailplan_audit" {
  name               = "sailplan.audit"
  partitions         = 1
  replication_factor = 3
  config = {
    "cleanup.policy" = "delete"
    "min.insync.replicas" = "2"
    "retention.ms" = "-1"
    "unclean.leader.election.enable" = "false"
  }
}

resource "kafka_topic" "sailplan_deadletters" {
  name               = "sailplan.deadletters"
  partitions         = 1
  replication_factor = 3
  config = {
    "cleanup.policy" = "delete"
    "min.insync.replicas" = "2"
    "retention.ms" = "7776000000"
    "unclean.leader.election.enable" = "false"
  }
}

resource "kafka_topic" "sailplan_plans_prod" {
  name               = "sailplan.plans.prod"
  partitions         = 1
  replication_factor = 3
  config = {
    "cleanup.policy" = "delete"
    "min.insync.replicas" = "2"
    "retention.ms" = "7776000000"
    "unclean.leader.election.enable" = "false"
  }
}

resource "kafka_topic" "sailplan_outcomes_prod" {
  name               = "sailplan.outcomes.prod"
  partitions         = 1
  replication_factor = 3
  config = {
    "cleanup.policy" = "delete"
    "min.insync.replicas" = "2"
    "retention.ms" = "31536000000"
    "unclean.leader.election.enable" = "false"
  }
}

resource "kafka_topic" "sailplan_status_prod" {
  name               = "sailplan.status.prod"
  partitions         = 1
  replication_factor = 3
  config = {
    "cleanup.policy" = "compact"
    "max.compaction.lag.ms" = "21600000"
    "min.cleanable.dirty.ratio" = "0.1"
    "min.insync.replicas" = "2"
    "retention.ms" = "-1"
    "segment.bytes" = "67108864"
    "segment.ms" = "3600000"
    "unclean.leader.election.enable" = "false"
  }
}

resource "kafka_topic" "sailplan_applier_state_prod" {
  name               = "sailplan.applier.state.prod"
  partitions         = 1
  replication_factor = 3
  config = {
    "cleanup.policy" = "compact"
    "max.compaction.lag.ms" = "21600000"
    "min.cleanable.dirty.ratio" = "0.1"
    "min.insync.replicas" = "2"
    "retention.ms" = "-1"
    "segment.bytes" = "67108864"
    "segment.ms" = "3600000"
    "unclean.leader.election.enable" = "false"
  }
}

resource "kafka_topic" "sailplan_plans_prod-us" {
  name               = "sailplan.plans.prod-us"
  partitions         = 1
  replication_factor = 3
  config = {
    "cleanup.policy" = "delete"
    "min.insync.replicas" = "2"
    "retention.ms" = "7776000000"
    "unclean.leader.election.enable" = "false"
  }
}

resource "kafka_topic" "sailplan_outcomes_prod-us" {
  name               = "sailplan.outcomes.prod-us"
  partitions         = 1
  replication_factor = 3
  config = {
    "cleanup.policy" = "delete"
    "min.insync.replicas" = "2"
    "retention.ms" = "31536000000"
    "unclean.leader.election.enable" = "false"
  }
}

resource "kafka_topic" "sailplan_status_prod-us" {
  name               = "sailplan.status.prod-us"
  partitions         = 1
  replication_factor = 3
  config = {
    "cleanup.policy" = "compact"
    "max.compaction.lag.ms" = "21600000"
    "min.cleanable.dirty.ratio" = "0.1"
    "min.insync.replicas" = "2"
    "retention.ms" = "-1"
    "segment.bytes" = "67108864"
    "segment.ms" = "3600000"
    "unclean.leader.election.enable" = "false"
  }
}

resource "kafka_topic" "sailplan_applier_state_prod-us" {
  name               = "sailplan.applier.state.prod-us"
  partitions         = 1
  replication_factor = 3
  config = {
    "cleanup.policy" = "compact"
    "max.compaction.lag.ms" = "21600000"
    "min.cleanable.dirty.ratio" = "0.1"
    "min.insync.replicas" = "2"
    "retention.ms" = "-1"
    "segment.bytes" = "67108864"
    "segment.ms" = "3600000"
    "unclean.leader.election.enable" = "false"
  }
}

resource "kafka_acl" "intake_write_topic_sailplan_events" {
  acl_principal                = "User:sailplan-intake"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.events"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "intake_describeconfigs_topic_sailplan_events" {
  acl_principal                = "User:sailplan-intake"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.events"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "intake_write_topic_sailplan_deadletters" {
  acl_principal                = "User:sailplan-intake"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.deadletters"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "intake_describeconfigs_topic_sailplan_deadletters" {
  acl_principal                = "User:sailplan-intake"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.deadletters"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "report_read_topic_sailplan_events" {
  acl_principal                = "User:sailplan-report"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.events"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "report_describeconfigs_topic_sailplan_events" {
  acl_principal                = "User:sailplan-report"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.events"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "report_read_topic_sailplan_decisions" {
  acl_principal                = "User:sailplan-report"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.decisions"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "report_describeconfigs_topic_sailplan_decisions" {
  acl_principal                = "User:sailplan-report"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.decisions"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "report_read_topic_sailplan_plans_prod" {
  acl_principal                = "User:sailplan-report"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.plans.prod"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "report_describeconfigs_topic_sailplan_plans_prod" {
  acl_principal                = "User:sailplan-report"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.plans.prod"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "report_read_topic_sailplan_plans_prod-us" {
  acl_principal                = "User:sailplan-report"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.plans.prod-us"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "report_describeconfigs_topic_sailplan_plans_prod-us" {
  acl_principal                = "User:sailplan-report"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.plans.prod-us"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "report_read_topic_sailplan_outcomes_prod" {
  acl_principal                = "User:sailplan-report"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.outcomes.prod"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "report_describeconfigs_topic_sailplan_outcomes_prod" {
  acl_principal                = "User:sailplan-report"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.outcomes.prod"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "report_read_topic_sailplan_outcomes_prod-us" {
  acl_principal                = "User:sailplan-report"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.outcomes.prod-us"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "report_describeconfigs_topic_sailplan_outcomes_prod-us" {
  acl_principal                = "User:sailplan-report"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.outcomes.prod-us"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "report_read_topic_sailplan_status_prod" {
  acl_principal                = "User:sailplan-report"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.status.prod"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "report_describeconfigs_topic_sailplan_status_prod" {
  acl_principal                = "User:sailplan-report"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.status.prod"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "report_read_topic_sailplan_status_prod-us" {
  acl_principal                = "User:sailplan-report"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.status.prod-us"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "report_describeconfigs_topic_sailplan_status_prod-us" {
  acl_principal                = "User:sailplan-report"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.status.prod-us"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "report_write_topic_sailplan_deadletters" {
  acl_principal                = "User:sailplan-report"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.deadletters"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "report_describeconfigs_topic_sailplan_deadletters" {
  acl_principal                = "User:sailplan-report"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.deadletters"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "report_read_group_sailplan-report" {
  acl_principal                = "User:sailplan-report"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Group"
  resource_name                = "sailplan-report"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "report_write_transactional_id_sailplan-report_" {
  acl_principal                = "User:sailplan-report"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
  resource_type                = "TransactionalID"
  resource_name                = "sailplan-report."
  resource_pattern_type_filter = "Prefixed"
}

resource "kafka_acl" "console_read_topic_sailplan_events" {
  acl_principal                = "User:sailplan-console"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.events"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "console_write_topic_sailplan_events" {
  acl_principal                = "User:sailplan-console"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.events"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "console_describeconfigs_topic_sailplan_events" {
  acl_principal                = "User:sailplan-console"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.events"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "console_read_topic_sailplan_decisions" {
  acl_principal                = "User:sailplan-console"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.decisions"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "console_describeconfigs_topic_sailplan_decisions" {
  acl_principal                = "User:sailplan-console"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.decisions"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "console_read_topic_sailplan_plans_prod" {
  acl_principal                = "User:sailplan-console"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.plans.prod"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "console_describeconfigs_topic_sailplan_plans_prod" {
  acl_principal                = "User:sailplan-console"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.plans.prod"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "console_read_topic_sailplan_plans_prod-us" {
  acl_principal                = "User:sailplan-console"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.plans.prod-us"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "console_describeconfigs_topic_sailplan_plans_prod-us" {
  acl_principal                = "User:sailplan-console"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.plans.prod-us"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "console_read_topic_sailplan_outcomes_prod" {
  acl_principal                = "User:sailplan-console"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.outcomes.prod"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "console_describeconfigs_topic_sailplan_outcomes_prod" {
  acl_principal                = "User:sailplan-console"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.outcomes.prod"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "console_read_topic_sailplan_outcomes_prod-us" {
  acl_principal                = "User:sailplan-console"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.outcomes.prod-us"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "console_describeconfigs_topic_sailplan_outcomes_prod-us" {
  acl_principal                = "User:sailplan-console"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.outcomes.prod-us"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "console_read_topic_sailplan_status_prod" {
  acl_principal                = "User:sailplan-console"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.status.prod"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "console_describeconfigs_topic_sailplan_status_prod" {
  acl_principal                = "User:sailplan-console"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.status.prod"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "console_read_topic_sailplan_status_prod-us" {
  acl_principal                = "User:sailplan-console"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.status.prod-us"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "console_describeconfigs_topic_sailplan_status_prod-us" {
  acl_principal                = "User:sailplan-console"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.status.prod-us"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "console_read_topic_sailplan_audit" {
  acl_principal                = "User:sailplan-console"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.audit"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "console_describeconfigs_topic_sailplan_audit" {
  acl_principal                = "User:sailplan-console"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.audit"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "console_read_topic_sailplan_deadletters" {
  acl_principal                = "User:sailplan-console"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.deadletters"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "console_write_topic_sailplan_deadletters" {
  acl_principal                = "User:sailplan-console"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.deadletters"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "console_describeconfigs_topic_sailplan_deadletters" {
  acl_principal                = "User:sailplan-console"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.deadletters"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "console_write_transactional_id_sailplan-person-" {
  acl_principal                = "User:sailplan-console"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
  resource_type                = "TransactionalID"
  resource_name                = "sailplan-person-"
  resource_pattern_type_filter = "Prefixed"
}

resource "kafka_acl" "console_write_transactional_id_sailplan-quarantine" {
  acl_principal                = "User:sailplan-console"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
  resource_type                = "TransactionalID"
  resource_name                = "sailplan-quarantine"
  resource_pattern_type_filter = "Prefixed"
}

resource "kafka_acl" "audit_read_topic_sailplan_events" {
  acl_principal                = "User:sailplan-audit"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.events"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "audit_describeconfigs_topic_sailplan_events" {
  acl_principal                = "User:sailplan-audit"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.events"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "audit_read_topic_sailplan_decisions" {
  acl_principal                = "User:sailplan-audit"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.decisions"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "audit_describeconfigs_topic_sailplan_decisions" {
  acl_principal                = "User:sailplan-audit"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.decisions"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "audit_read_topic_sailplan_plans_prod" {
  acl_principal                = "User:sailplan-audit"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.plans.prod"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "audit_describeconfigs_topic_sailplan_plans_prod" {
  acl_principal                = "User:sailplan-audit"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.plans.prod"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "audit_read_topic_sailplan_plans_prod-us" {
  acl_principal                = "User:sailplan-audit"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.plans.prod-us"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "audit_describeconfigs_topic_sailplan_plans_prod-us" {
  acl_principal                = "User:sailplan-audit"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.plans.prod-us"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "audit_read_topic_sailplan_outcomes_prod" {
  acl_principal                = "User:sailplan-audit"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.outcomes.prod"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "audit_describeconfigs_topic_sailplan_outcomes_prod" {
  acl_principal                = "User:sailplan-audit"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.outcomes.prod"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "audit_read_topic_sailplan_outcomes_prod-us" {
  acl_principal                = "User:sailplan-audit"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.outcomes.prod-us"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "audit_describeconfigs_topic_sailplan_outcomes_prod-us" {
  acl_principal                = "User:sailplan-audit"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.outcomes.prod-us"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "audit_read_topic_sailplan_status_prod" {
  acl_principal                = "User:sailplan-audit"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.status.prod"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "audit_describeconfigs_topic_sailplan_status_prod" {
  acl_principal                = "User:sailplan-audit"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.status.prod"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "audit_read_topic_sailplan_status_prod-us" {
  acl_principal                = "User:sailplan-audit"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.status.prod-us"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "audit_describeconfigs_topic_sailplan_status_prod-us" {
  acl_principal                = "User:sailplan-audit"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.status.prod-us"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "audit_read_topic_sailplan_audit" {
  acl_principal                = "User:sailplan-audit"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.audit"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "audit_write_topic_sailplan_audit" {
  acl_principal                = "User:sailplan-audit"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.audit"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "audit_describeconfigs_topic_sailplan_audit" {
  acl_principal                = "User:sailplan-audit"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.audit"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "audit_read_topic_sailplan_deadletters" {
  acl_principal                = "User:sailplan-audit"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.deadletters"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "audit_write_topic_sailplan_deadletters" {
  acl_principal                = "User:sailplan-audit"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.deadletters"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "audit_describeconfigs_topic_sailplan_deadletters" {
  acl_principal                = "User:sailplan-audit"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.deadletters"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "audit_read_group_sailplan-audit" {
  acl_principal                = "User:sailplan-audit"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Group"
  resource_name                = "sailplan-audit"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "audit_write_transactional_id_sailplan-audit_" {
  acl_principal                = "User:sailplan-audit"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
  resource_type                = "TransactionalID"
  resource_name                = "sailplan-audit."
  resource_pattern_type_filter = "Prefixed"
}

resource "kafka_acl" "planner_read_topic_sailplan_events" {
  acl_principal                = "User:sailplan-planner"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.events"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "planner_write_topic_sailplan_events" {
  acl_principal                = "User:sailplan-planner"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.events"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "planner_describeconfigs_topic_sailplan_events" {
  acl_principal                = "User:sailplan-planner"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.events"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "planner_write_topic_sailplan_decisions" {
  acl_principal                = "User:sailplan-planner"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.decisions"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "planner_describeconfigs_topic_sailplan_decisions" {
  acl_principal                = "User:sailplan-planner"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.decisions"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "planner_read_topic_sailplan_plans_prod" {
  acl_principal                = "User:sailplan-planner"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.plans.prod"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "planner_write_topic_sailplan_plans_prod" {
  acl_principal                = "User:sailplan-planner"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.plans.prod"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "planner_describeconfigs_topic_sailplan_plans_prod" {
  acl_principal                = "User:sailplan-planner"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.plans.prod"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "planner_read_topic_sailplan_plans_prod-us" {
  acl_principal                = "User:sailplan-planner"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.plans.prod-us"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "planner_write_topic_sailplan_plans_prod-us" {
  acl_principal                = "User:sailplan-planner"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.plans.prod-us"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "planner_describeconfigs_topic_sailplan_plans_prod-us" {
  acl_principal                = "User:sailplan-planner"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.plans.prod-us"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "planner_read_topic_sailplan_outcomes_prod" {
  acl_principal                = "User:sailplan-planner"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.outcomes.prod"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "planner_describeconfigs_topic_sailplan_outcomes_prod" {
  acl_principal                = "User:sailplan-planner"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.outcomes.prod"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "planner_read_topic_sailplan_outcomes_prod-us" {
  acl_principal                = "User:sailplan-planner"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.outcomes.prod-us"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "planner_describeconfigs_topic_sailplan_outcomes_prod-us" {
  acl_principal                = "User:sailplan-planner"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.outcomes.prod-us"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "planner_read_topic_sailplan_status_prod" {
  acl_principal                = "User:sailplan-planner"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.status.prod"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "planner_describeconfigs_topic_sailplan_status_prod" {
  acl_principal                = "User:sailplan-planner"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.status.prod"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "planner_read_topic_sailplan_status_prod-us" {
  acl_principal                = "User:sailplan-planner"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.status.prod-us"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "planner_describeconfigs_topic_sailplan_status_prod-us" {
  acl_principal                = "User:sailplan-planner"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.status.prod-us"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "planner_write_topic_sailplan_deadletters" {
  acl_principal                = "User:sailplan-planner"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.deadletters"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "planner_describeconfigs_topic_sailplan_deadletters" {
  acl_principal                = "User:sailplan-planner"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.deadletters"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "planner_read_topic_sailplan_planner_state" {
  acl_principal                = "User:sailplan-planner"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.planner.state"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "planner_write_topic_sailplan_planner_state" {
  acl_principal                = "User:sailplan-planner"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.planner.state"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "planner_describeconfigs_topic_sailplan_planner_state" {
  acl_principal                = "User:sailplan-planner"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.planner.state"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "planner_read_group_sailplan-planner" {
  acl_principal                = "User:sailplan-planner"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Group"
  resource_name                = "sailplan-planner"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "planner_write_transactional_id_sailplan-planner_" {
  acl_principal                = "User:sailplan-planner"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
  resource_type                = "TransactionalID"
  resource_name                = "sailplan-planner."
  resource_pattern_type_filter = "Prefixed"
}

resource "kafka_acl" "applier-prod_read_topic_sailplan_plans_prod" {
  acl_principal                = "User:sailplan-applier-prod"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.plans.prod"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "applier-prod_describeconfigs_topic_sailplan_plans_prod" {
  acl_principal                = "User:sailplan-applier-prod"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.plans.prod"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "applier-prod_read_topic_sailplan_outcomes_prod" {
  acl_principal                = "User:sailplan-applier-prod"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.outcomes.prod"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "applier-prod_write_topic_sailplan_outcomes_prod" {
  acl_principal                = "User:sailplan-applier-prod"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.outcomes.prod"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "applier-prod_describeconfigs_topic_sailplan_outcomes_prod" {
  acl_principal                = "User:sailplan-applier-prod"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.outcomes.prod"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "applier-prod_read_topic_sailplan_status_prod" {
  acl_principal                = "User:sailplan-applier-prod"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.status.prod"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "applier-prod_write_topic_sailplan_status_prod" {
  acl_principal                = "User:sailplan-applier-prod"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.status.prod"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "applier-prod_describeconfigs_topic_sailplan_status_prod" {
  acl_principal                = "User:sailplan-applier-prod"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.status.prod"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "applier-prod_write_topic_sailplan_deadletters" {
  acl_principal                = "User:sailplan-applier-prod"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.deadletters"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "applier-prod_describeconfigs_topic_sailplan_deadletters" {
  acl_principal                = "User:sailplan-applier-prod"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.deadletters"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "applier-prod_read_topic_sailplan_applier_state_prod" {
  acl_principal                = "User:sailplan-applier-prod"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.applier.state.prod"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "applier-prod_write_topic_sailplan_applier_state_prod" {
  acl_principal                = "User:sailplan-applier-prod"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.applier.state.prod"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "applier-prod_describeconfigs_topic_sailplan_applier_state_prod" {
  acl_principal                = "User:sailplan-applier-prod"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.applier.state.prod"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "applier-prod_read_group_sailplan_applier_prod" {
  acl_principal                = "User:sailplan-applier-prod"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Group"
  resource_name                = "sailplan.applier.prod"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "applier-prod_write_transactional_id_sailplan_applier_prod_" {
  acl_principal                = "User:sailplan-applier-prod"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
  resource_type                = "TransactionalID"
  resource_name                = "sailplan.applier.prod."
  resource_pattern_type_filter = "Prefixed"
}

resource "kafka_acl" "applier-prod-us_read_topic_sailplan_plans_prod-us" {
  acl_principal                = "User:sailplan-applier-prod-us"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.plans.prod-us"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "applier-prod-us_describeconfigs_topic_sailplan_plans_prod-us" {
  acl_principal                = "User:sailplan-applier-prod-us"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.plans.prod-us"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "applier-prod-us_read_topic_sailplan_outcomes_prod-us" {
  acl_principal                = "User:sailplan-applier-prod-us"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.outcomes.prod-us"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "applier-prod-us_write_topic_sailplan_outcomes_prod-us" {
  acl_principal                = "User:sailplan-applier-prod-us"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.outcomes.prod-us"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "applier-prod-us_describeconfigs_topic_sailplan_outcomes_prod-us" {
  acl_principal                = "User:sailplan-applier-prod-us"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.outcomes.prod-us"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "applier-prod-us_read_topic_sailplan_status_prod-us" {
  acl_principal                = "User:sailplan-applier-prod-us"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.status.prod-us"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "applier-prod-us_write_topic_sailplan_status_prod-us" {
  acl_principal                = "User:sailplan-applier-prod-us"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.status.prod-us"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "applier-prod-us_describeconfigs_topic_sailplan_status_prod-us" {
  acl_principal                = "User:sailplan-applier-prod-us"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.status.prod-us"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "applier-prod-us_write_topic_sailplan_deadletters" {
  acl_principal                = "User:sailplan-applier-prod-us"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.deadletters"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "applier-prod-us_describeconfigs_topic_sailplan_deadletters" {
  acl_principal                = "User:sailplan-applier-prod-us"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.deadletters"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "applier-prod-us_read_topic_sailplan_applier_state_prod-us" {
  acl_principal                = "User:sailplan-applier-prod-us"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.applier.state.prod-us"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "applier-prod-us_write_topic_sailplan_applier_state_prod-us" {
  acl_principal                = "User:sailplan-applier-prod-us"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.applier.state.prod-us"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "applier-prod-us_describeconfigs_topic_sailplan_applier_state_prod-us" {
  acl_principal                = "User:sailplan-applier-prod-us"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.applier.state.prod-us"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "applier-prod-us_read_group_sailplan_applier_prod-us" {
  acl_principal                = "User:sailplan-applier-prod-us"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Group"
  resource_name                = "sailplan.applier.prod-us"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "applier-prod-us_write_transactional_id_sailplan_applier_prod-us_" {
  acl_principal                = "User:sailplan-applier-prod-us"
  acl_host                     = "*"
  acl_operation                = "Write"
  acl_permission_type          = "Allow"
  resource_type                = "TransactionalID"
  resource_name                = "sailplan.applier.prod-us."
  resource_pattern_type_filter = "Prefixed"
}

resource "kafka_acl" "auditor_read_topic_sailplan_audit" {
  acl_principal                = "User:sailplan-auditor"
  acl_host                     = "*"
  acl_operation                = "Read"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.audit"
  resource_pattern_type_filter = "Literal"
}

resource "kafka_acl" "auditor_describeconfigs_topic_sailplan_audit" {
  acl_principal                = "User:sailplan-auditor"
  acl_host                     = "*"
  acl_operation                = "DescribeConfigs"
  acl_permission_type          = "Allow"
  resource_type                = "Topic"
  resource_name                = "sailplan.audit"
  resource_pattern_type_filter = "Literal"
}
