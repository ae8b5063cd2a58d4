package io.albreport.local.reading;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.albreport.report.model.DataQuality.UnreadableFile;

/**
 * Access logs that were copied here from where they cannot be read.
 *
 * @param places that they are from, as somebody named them
 * @param files the copies, by the address of what they are of
 * @param others logs of other kinds, and what is no log, left where they are
 * @param missing what could not be copied, with the reason
 * @param copies holds them
 */
public record Fetched(List<String> places, Map<String, Path> files, long others, List<UnreadableFile> missing,
        Copies copies) {
    /** Where all is read where it is. */
    static Fetched nothing() {
        return new Fetched(List.of(), Map.of(), 0, List.of(), new Copies());
    }
}
