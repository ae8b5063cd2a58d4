package io.albreport.local.generator;

/**
 * @param elbStatus as sent to the client
 * @param targetStatus as the target gave it, {@code -} when it gave none
 */
record Answer(String elbStatus, String targetStatus) {

    static Answer ofTarget(String status) {
        return new Answer(status, status);
    }

    static Answer ofLoadBalancer(String status) {
        return new Answer(status, "-");
    }

    boolean isMadeByTarget() {
        return !targetStatus.equals("-");
    }
}
