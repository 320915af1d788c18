package dev.sailplan.planner.declare;

import dev.sailplan.common.domain.id.ProjectName;

/// Where a declaration is read: the project of its repository and what that asks of approvals at least.
public record Home(ProjectName project, Approval floor) {}
