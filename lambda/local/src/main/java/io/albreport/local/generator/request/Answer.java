package io.albreport.local.generator.request;

/**
 * @param elbStatus as sent to the client
 * @param targetStatus as the target gave it, {@code -} when it gave none
 */
public record Answer(String elbStatus, String targetStatus) {

    public static Answer ofTarget(String status) {
        return new Answer(status, status);
    }

    public static Answer ofLoadBalancer(String status) {
        return new Answer(status, "-");
    }

    /** Whether the client got what a target answered. */
    public boolean isMadeByTarget() {
        return !targetStatus.equals("-") && targetStatus.equals(elbStatus);
    }
}
