package io.albreport.local.generator.files;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import io.albreport.local.generator.landscape.LoadBalancer;

/** Files of other kinds that are found in the same folders and are no access logs of an ALB. */
public final class StrayFiles {
    private final LogFolders folders;
    private final LoadBalancer balancer;
    private final LocalDate day;
    private long written;

    public StrayFiles(LogFolders folders, LoadBalancer balancer, LocalDate day) {
        this.folders = folders;
        this.balancer = balancer;
        this.day = day;
    }

    /** Returns how many files it wrote. */
    public long write() throws IOException {
        String prefix = balancer.account() + "_elasticloadbalancing_" + balancer.region() + "_";
        String alb = prefix + "app." + balancer.name() + "." + balancer.id();
        String date = day.toString().replace("-", "");
        String time = "_" + date + "T0715Z_203.0.113.11_57hw2gm1";
        Path folder = folders.folder(balancer, day);
        write(folder.resolve("conn_log_" + alb + time + ".log.gz"), day
                + "T07:14:15.514108Z 198.18.0.9 36280 443 TLSv1.3 TLS_AES_128_GCM_SHA256 0.012 \"-\" - - Success");
        write(folder.resolve("health_check_log_" + alb + time + ".log.gz"),
                "http " + day + "T07:14:15.514108Z 0.004 10.20.0.10:8080 web/50dc PASS 200 -");
        write(folder.resolve(prefix + "net.stray-nlb.c6e77e28c25b2234_" + date + "T0715Z_57hw2gm1.log.gz"),
                "tls 2.0 " + day
                        + "T02:59:40 net/stray-nlb/c6e77e28c25b2234 g3d4b5e8bb8464cd 198.18.0.9:2817 10.0.0.1:443 5");
        write(folder.resolve(prefix + "stray-classic" + time + ".log"), day
                + "T07:14:15.514108Z stray-classic 198.18.0.9:2817 10.0.0.1:80 0.000073 0.001048 0.000057 200 200 0 29 "
                + "\"GET http://www.shop.example:80/ HTTP/1.1\" \"curl/8.5.0\" - -");
        write(folders.account(balancer).resolve("ELBAccessLogTestFile"),
                "Enable AccessLog for ELB: " + balancer.elb() + " at " + day + "T00:00:00.000Z");
        return written;
    }

    private void write(Path path, String line) throws IOException {
        try (GeneratedFile file = GeneratedFile.create(path)) {
            for (String copy : List.of(line, line, line)) {
                file.write(copy);
            }
        }
        written++;
    }
}
