package io.albreport.local.generator;

/** Hands out a whole number of things by weight, so that the parts add up to it exactly. */
final class Apportionment {
    private final long total;
    private final long weightInAll;
    private long weightSoFar;
    private long given;

    Apportionment(long total, long weightInAll) {
        this.total = total;
        this.weightInAll = weightInAll;
    }

    long next(long weight) {
        weightSoFar += weight;
        long upToHere = Math.multiplyExact(total, weightSoFar) / weightInAll;
        long part = upToHere - given;
        given = upToHere;
        return part;
    }
}
