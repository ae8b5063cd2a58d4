package io.albreport.infrastructure.demo;

import java.util.List;

import software.amazon.awscdk.Arn;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.elasticloadbalancingv2.AddApplicationTargetsProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationListener;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationProtocol;
import software.amazon.awscdk.services.elasticloadbalancingv2.BaseApplicationListenerProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerCondition;
import software.amazon.awscdk.services.elasticloadbalancingv2.targets.LambdaTarget;
import software.amazon.awscdk.services.lambda.CfnPermission;
import software.amazon.awscdk.services.lambda.Function;
import software.constructs.Construct;
import software.constructs.IConstruct;

import io.albreport.infrastructure.configuration.Configuration;
import io.albreport.infrastructure.template.Acceptance;

/** Two APIs behind a load balancer that the internet can reach, in a network with nothing else in it. Logs go to this system's bucket. */
public final class DemoLoadBalancer extends Construct {
    private static final String DEMONSTRATION = "A demonstration that lives for a day or two and is removed by one command: it answers with canned text and holds no data";
    private static final String SOURCE = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html";

    private final ApplicationLoadBalancer loadBalancer;

    public DemoLoadBalancer(Construct scope, String id, Configuration configuration, Function service) {
        super(scope, id);
        loadBalancer = ApplicationLoadBalancer.Builder.create(this, "Balancer")
                .vpc(network())
                .internetFacing(true)
                .dropInvalidHeaderFields(true)
                .build();
        log(configuration);
        ApplicationListener listener = loadBalancer.addListener("Http", BaseApplicationListenerProps.builder()
                .port(80)
                .protocol(ApplicationProtocol.HTTP)
                .open(true)
                .build());
        // The report names an API after its target group.
        String start = configuration.deployment().environment() + "-demo-";
        listener.addTargets("Shop", AddApplicationTargetsProps.builder()
                .targetGroupName(start + "shop")
                .targets(List.of(new LambdaTarget(service)))
                .build());
        listener.addTargets("Search", AddApplicationTargetsProps.builder()
                .targetGroupName(start + "search")
                .targets(List.of(new LambdaTarget(service)))
                .priority(10)
                .conditions(List.of(ListenerCondition.pathPatterns(List.of("/search/*"))))
                .build());
        letCall(service, start);
        accept(loadBalancer, "NIST.800.53.R5-ALBWAFEnabled", "NIST.800.53.R5-ELBDeletionProtectionEnabled");
        accept(listener, "NIST.800.53.R5-ALBHttpToHttpsRedirection", "NIST.800.53.R5-ELBv2ACMCertificateRequired");
        accept(loadBalancer.getConnections().getSecurityGroups().getFirst(), "AwsSolutions-EC23");
    }

    /**
     * The library lets every target group of every account call. It cannot name ours, which are made after the
     * permission, but for the number at their ARNs' end.
     */
    private void letCall(Function service, String start) {
        String ours = Arn.format(ArnComponents.builder()
                .service("elasticloadbalancing")
                .resource("targetgroup")
                .resourceName(start + "*")
                .build(), Stack.of(this));
        service.getNode().findAll().stream().filter(CfnPermission.class::isInstance).map(CfnPermission.class::cast)
                .forEach(permission -> {
                    permission.setSourceAccount(Aws.ACCOUNT_ID);
                    permission.setSourceArn(ours);
                });
    }

    public String url() {
        return "http://" + loadBalancer.getLoadBalancerDnsName();
    }

    /** As attributes: the bucket's own policy lets load balancers deliver. */
    private void log(Configuration configuration) {
        loadBalancer.setAttribute("access_logs.s3.enabled", "true");
        loadBalancer.setAttribute("access_logs.s3.bucket", configuration.deployment().bucket("access-logs"));
        if (!configuration.logs().prefix().isEmpty()) {
            loadBalancer.setAttribute("access_logs.s3.prefix", configuration.logs().prefix());
        }
    }

    /** Public subnets only: a load balancer demands two zones, and there is no server to hide. */
    private Vpc network() {
        Vpc network = Vpc.Builder.create(this, "Network")
                .ipAddresses(IpAddresses.cidr("10.0.0.0/24"))
                .maxAzs(2)
                .natGateways(0)
                .restrictDefaultSecurityGroup(false)
                .subnetConfiguration(List.of(SubnetConfiguration.builder()
                        .name("Public")
                        .subnetType(SubnetType.PUBLIC)
                        .cidrMask(26)
                        .build()))
                .build();
        accept(network, "AwsSolutions-VPC7", "NIST.800.53.R5-VPCFlowLogsEnabled",
                "NIST.800.53.R5-VPCDefaultSecurityGroupClosed");
        for (ISubnet subnet : network.getPublicSubnets()) {
            accept(subnet, "NIST.800.53.R5-VPCSubnetAutoAssignPublicIpDisabled");
            accept(subnet.getNode().findChild("DefaultRoute"), "NIST.800.53.R5-VPCNoUnrestrictedRouteToIGW");
        }
        return network;
    }

    private static void accept(IConstruct resource, String... rules) {
        for (String rule : rules) {
            Acceptance.of(rule, DEMONSTRATION, SOURCE).on(resource);
        }
    }
}
