package io.albreport.local.generator.lines;

import java.time.LocalDate;

import io.albreport.local.generator.landscape.Dice;
import io.albreport.local.generator.traffic.Request;

/** Writes a request as a line of so many fields as the load balancer's version of the format has. */
final class LineFormat {
    /** Lines of this width are written as older AWS examples have them: the two target lists without quotes. */
    private static final int UNQUOTED_LISTS = 27;
    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final int[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000};
    private static final int LONGEST_FRACTION = 6;

    private final Dice dice;
    private final StringBuilder line = new StringBuilder(1_024);
    private long day = Long.MIN_VALUE;
    private String dayText = "";

    LineFormat(Dice dice) {
        this.dice = dice;
    }

    /** Valid until the next call. */
    StringBuilder format(Request r, int width, String node) {
        line.setLength(0);
        line.append(r.type()).append(' ');
        time(r.time(), shortest(r.time())).append(' ').append(r.balancer().elb()).append(' ').append(r.clientText())
                .append(' ')
                .append(r.target());
        seconds(r.timing().requestMs());
        seconds(r.timing().targetMs());
        seconds(r.timing().responseMs());
        line.append(' ').append(r.answer().elbStatus()).append(' ').append(r.answer().targetStatus()).append(' ')
                .append(r.volume().received()).append(' ').append(r.volume().sent());
        quoted(r.call().text()).append(" \"").append(r.agent().raw()).append("\" ").append(r.tls().cipher()).append(' ')
                .append(r.tls().protocol()).append(' ').append(r.arn());
        quoted(r.trace());
        upTo25(r, width);
        from26(r, width, node);
        return line;
    }

    private void upTo25(Request r, int width) {
        if (width >= 20) {
            quoted(r.tls().domain());
            quoted(r.tls().certificate());
        }
        if (width >= 21) {
            line.append(' ').append(r.rule().priority());
        }
        if (width >= 23) {
            line.append(' ');
            time(r.created() / 1000 * 1000, LONGEST_FRACTION);
            quoted(r.rule().actions());
        }
        if (width >= 24) {
            quoted(r.rule().redirectUrl());
        }
        if (width >= 25) {
            quoted(r.rule().errorReason());
        }
    }

    private void from26(Request r, int width, String node) {
        if (width >= 27) {
            targetLists(r, width == UNQUOTED_LISTS);
        }
        if (width >= 29) {
            quoted(r.desync().classification());
            quoted(r.desync().reason());
        }
        if (width >= 30) {
            line.append(" TID_").append(dice.hex(32));
        }
        if (width >= 33) {
            line.append(
                    dice.oneIn(50) ? " \"internal.example\" \"/v2/moved\" \"TransformSuccess\"" : " \"-\" \"-\" \"-\"");
        }
        if (width >= 34) {
            line.append(' ').append(node);
        }
        if (width >= 36) {
            line.append(" \"-\" \"-\"");
        }
        // What AWS will append next is not known: one more of each kind.
        if (width >= 37) {
            line.append(" \"a field of tomorrow\"");
        }
        if (width >= 38) {
            line.append(" -");
        }
    }

    private void targetLists(Request r, boolean bare) {
        String quote = bare ? "" : "\"";
        line.append(' ').append(quote).append(r.target()).append(quote).append(' ').append(quote)
                .append(r.answer().targetStatus()).append(quote);
    }

    private StringBuilder quoted(String text) {
        return line.append(" \"").append(text).append('"');
    }

    private void seconds(int ms) {
        if (ms < 0) {
            line.append(" -1");
            return;
        }
        line.append(' ').append(ms / 1000).append('.');
        digits(ms % 1000, 3);
    }

    /** Digits of a fraction. Load balancers write six; a few lines have fewer where that loses nothing. */
    private static int shortest(long micros) {
        if (micros % 1_000_000 == 0) {
            return 0;
        }
        if (micros % 100_000 == 0) {
            return 1;
        }
        return micros % 1_000 == 0 ? 3 : LONGEST_FRACTION;
    }

    private StringBuilder time(long micros, int fraction) {
        long itsDay = Math.floorDiv(micros, MICROS_PER_DAY);
        if (itsDay != day) {
            day = itsDay;
            dayText = LocalDate.ofEpochDay(day) + "T";
        }
        long rest = Math.floorMod(micros, MICROS_PER_DAY);
        int seconds = (int) (rest / 1_000_000);
        line.append(dayText);
        digits(seconds / 3600, 2);
        line.append(':');
        digits(seconds / 60 % 60, 2);
        line.append(':');
        digits(seconds % 60, 2);
        if (fraction > 0) {
            line.append('.');
            digits((int) (rest % 1_000_000) / POWERS[LONGEST_FRACTION - fraction], fraction);
        }
        return line.append('Z');
    }

    private void digits(int value, int count) {
        for (int power = POWERS[count - 1]; power > 0; power /= 10) {
            line.append((char) ('0' + value / power % 10));
        }
    }
}
