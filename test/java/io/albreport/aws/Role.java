package io.albreport.aws;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import io.albreport.aws.PolicySimulator.Trial;
import io.albreport.aws.PolicySimulator.Verdict;

/**
 * What a role's policies allow, and what is done in its name.
 *
 * @param statements of all its policies, as they are written
 * @param calls each of them once
 */
public record Role(String arn, List<JsonNode> statements, List<Call> calls, PolicySimulator simulator) {

    public List<Permission> permissions() {
        return Permission.of(statements);
    }

    public List<Permission> wildcards() {
        return permissions().stream().filter(Permission::hasWildcard).toList();
    }

    /** Calls that IAM would refuse. */
    public List<Verdict> refused() throws IOException {
        return refused(List.of(new Trial(arn, statements, calls))).getFirst();
    }

    /** Calls that IAM would refuse if somebody took this away. */
    public List<Verdict> refusedWithout(Permission permission) throws IOException {
        return refused(List.of(trialWithout(permission))).getFirst();
    }

    /** Permissions without which every call is still allowed: nobody uses them, or another one allows the same. */
    public List<Permission> needless() throws IOException {
        List<Permission> all = permissions();
        List<List<Verdict>> refused = refused(all.stream().map(this::trialWithout).toList());
        List<Permission> needless = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (refused.get(i).isEmpty()) {
                needless.add(all.get(i));
            }
        }
        return needless;
    }

    /** Whether AWS lets no policy name a resource for what this allows. */
    public boolean canNameNoResource(Permission permission) throws IOException {
        return simulator.knowNoResource(List.of(permission.action()));
    }

    /** The role as it would be if somebody added this. */
    public Role with(Permission permission) {
        return new Role(arn, Stream.concat(statements.stream(), Stream.of(permission.statement())).toList(), calls,
                simulator);
    }

    /** Only with calls that it could be for: all others are allowed or refused as before. */
    private Trial trialWithout(Permission permission) {
        List<JsonNode> others = permissions().stream().filter(other -> !other.equals(permission))
                .map(Permission::statement).toList();
        return new Trial(arn, others, calls.stream().filter(permission::mayConcern).toList());
    }

    private List<List<Verdict>> refused(List<Trial> trials) throws IOException {
        return simulator.judge(trials).stream()
                .map(verdicts -> verdicts.stream().filter(verdict -> !verdict.allowed()).toList()).toList();
    }
}
