package io.albreport.infrastructure.template;

import java.util.List;

import software.amazon.awscdk.services.iam.PolicyStatement;

/** A statement of a policy; each has a name, which reviewers and the posture documents call it by. */
public final class Permission {
    private Permission() {}

    public static PolicyStatement allow(String sid, List<String> actions, List<String> resources) {
        return PolicyStatement.Builder.create().sid(sid).actions(actions).resources(resources).build();
    }
}
