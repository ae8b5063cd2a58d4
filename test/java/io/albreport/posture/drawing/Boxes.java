package io.albreport.posture.drawing;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import io.albreport.posture.words.Units;

/**
 * Which resource is drawn in which box, and what an ARN or a name means.
 *
 * @param contents what each box has in it, in words
 */
record Boxes(Map<Box, Set<String>> contents, Map<Address, Box> addresses) {
    private static final Map<String, String> SERVICES = Map.ofEntries(
            Map.entry("AWS::ApplicationSignals::ServiceLevelObjective", "objectives of Application Signals"),
            Map.entry("AWS::Athena::WorkGroup", "Athena, Glue"), Map.entry("AWS::Backup::BackupVault", "AWS Backup"),
            Map.entry("AWS::Budgets::Budget", "Budgets, Cost Anomaly Detection"),
            Map.entry("AWS::CE::AnomalyMonitor", "Budgets, Cost Anomaly Detection"),
            Map.entry("AWS::CloudWatch::Alarm", "CloudWatch alarms"),
            Map.entry("AWS::CloudWatch::CompositeAlarm", "CloudWatch alarms"),
            Map.entry("AWS::Glue::Table", "Athena, Glue"), Map.entry("AWS::Lambda::Function", "Lambda"),
            Map.entry("AWS::S3::Bucket", "S3"), Map.entry("AWS::SNS::Topic", "SNS"),
            Map.entry("AWS::SQS::Queue", "SQS"), Map.entry("AWS::Scheduler::Schedule", "Scheduler"));

    private static final Pattern ARN = Pattern.compile("arn:aws:([\\w-]+):([\\w-]*):\\w*:(.+)");

    /** What a resource is found by. */
    record Address(String service, String region, String name) {}

    static Boxes of(Iterable<Part> parts) {
        Boxes boxes = new Boxes(new TreeMap<>(), new TreeMap<>(Comparator.comparing(Address::toString)));
        parts.forEach(boxes::add);
        return boxes;
    }

    private void add(Part part) {
        if (SERVICES.containsKey(part.type())) {
            Box box = box(part);
            contents.computeIfAbsent(box, _ -> new TreeSet<>()).add(content(part));
            addresses.put(new Address(service(part.type()), part.region(), part.name()), box);
        }
    }

    /** What the construct of this resource is drawn in, whether or not the resource itself is. */
    Optional<Box> around(Part part) {
        return SERVICES.containsKey(part.type())
                ? Optional.of(box(part))
                : contents.keySet().stream().filter(box -> box.region().equals(part.region()))
                        .filter(box -> box.name().equals(part.construct())).findFirst();
    }

    private static Box box(Part part) {
        String name = switch (part.type()) {
            case "AWS::SNS::Topic", "AWS::SQS::Queue" -> part.place();
            default -> part.construct();
        };
        return new Box(part.region(), name, SERVICES.getOrDefault(part.type(), ""));
    }

    private static String content(Part part) {
        JsonNode time = part.property("/ScheduleExpression");
        return time.isMissingNode()
                ? part.place()
                : part.place().replaceFirst(".*/", "") + Units.schedule(time.asText()).replaceFirst(".* at", "");
    }

    /**
     * @param text an ARN, a name, or the address of an object in S3
     * @param region whose it is unless it says otherwise
     */
    Optional<Box> meant(String text, String region) {
        Matcher arn = ARN.matcher(text.replaceFirst("^s3://", "arn:aws:s3:::"));
        if (!arn.matches()) {
            return addresses.entrySet().stream().filter(known -> known.getKey().region().equals(region))
                    .filter(known -> known.getKey().name().equals(text)).map(Map.Entry::getValue).findFirst();
        }
        Optional<Box> ours = addresses.keySet().stream()
                .filter(known -> known.service().equalsIgnoreCase(arn.group(1)))
                .filter(known -> arn.group(2).isEmpty() || arn.group(2).equals(known.region()))
                .filter(known -> isPart(known.name(), arn.group(3)))
                .max(Comparator.comparingInt(known -> known.name().length())).map(addresses::get);
        return ours.or(() -> arn.group(1).equals("s3")
                ? Optional.of(Box.notOurs(arn.group(3).replaceFirst("/.*", ""), "S3"))
                : Optional.empty());
    }

    private static boolean isPart(String name, String arn) {
        return Pattern.compile("(^|[:/])" + Pattern.quote(name) + "($|[:/])").matcher(arn).find();
    }

    private static String service(String type) {
        return type.split("::", -1)[1].toLowerCase(Locale.ROOT);
    }
}
