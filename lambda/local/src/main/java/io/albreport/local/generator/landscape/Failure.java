package io.albreport.local.generator.landscape;

import io.albreport.local.generator.request.Answer;
import io.albreport.local.generator.request.Timing;

/** The ways in which a request that was forwarded ends with 5xx. */
public enum Failure {
    TARGET_500("500", "500", true, true), TARGET_502("502", "502", true, true), TARGET_503("503", "503", true, true),
    /** The target closed the connection. */
    BAD_GATEWAY("502", "-", true, false),
    /** No healthy target is left, so none was chosen. */
    NO_TARGET("503", "-", false, false),
    /** The target did not answer in time. */
    TIMEOUT("504", "-", true, false),
    /** The function answered with what is no answer. */
    LAMBDA_INVALID_RESPONSE("502", "-", false, false);

    private final String elbStatus;
    private final String targetStatus;
    private final boolean targetChosen;
    private final boolean targetAnswered;

    Failure(String elbStatus, String targetStatus, boolean targetChosen, boolean targetAnswered) {
        this.elbStatus = elbStatus;
        this.targetStatus = targetStatus;
        this.targetChosen = targetChosen;
        this.targetAnswered = targetAnswered;
    }

    public Answer answer() {
        return new Answer(elbStatus, targetStatus);
    }

    /** The load balancer's word for it, {@code -} for none. */
    public String errorReason() {
        return this == LAMBDA_INVALID_RESPONSE ? "LambdaInvalidResponse" : "-";
    }

    /** What is left of the times that a good answer would have had. */
    public Timing timing(Timing good) {
        if (targetAnswered) {
            return good;
        }
        return targetChosen ? new Timing(good.requestMs(), -1, -1) : Timing.NONE;
    }

    public boolean targetChosen() {
        return targetChosen;
    }
}
