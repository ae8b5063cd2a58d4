package io.albreport.posture.words;

import io.albreport.posture.template.Subject;

/** Who may take a role, and what it may do. */
final class RoleWords {
    private RoleWords() {}

    static void role(Subject role) {
        role.passOver("/RoleName");
        role.say("Purpose", "/Description");
        Statements.tell(role, "/AssumeRolePolicyDocument");
        role.each("/ManagedPolicyArns", policy -> policy.say("Has", "", text -> text));
        role.each("/Policies", policy -> {
            policy.passOver("/PolicyName");
            Statements.tell(policy, "/PolicyDocument");
        });
        role.say("Limited by", "/PermissionsBoundary");
        role.say("Taken for at most", "/MaxSessionDuration", Units::seconds);
    }

    static void policy(Subject policy) {
        policy.say("Purpose of its policy", "/Description");
        policy.sayUnless("/", "Path", "/Path");
        policy.say("Of roles", "/Roles");
        Statements.tell(policy, "/PolicyDocument");
    }
}
