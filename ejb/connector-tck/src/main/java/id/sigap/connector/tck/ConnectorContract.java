package id.sigap.connector.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import id.sigap.connector.api.ApiVersion;
import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.Capability;
import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.Connector;
import id.sigap.connector.api.ConnectorDescription;
import id.sigap.connector.api.Constraints;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.Health;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.InboundRequest;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.Part;
import id.sigap.connector.api.PollResult;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.Setting;
import id.sigap.connector.api.Settings;
import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What Sigap relies on in every connector. A connector's test extends this class and says how to reach the connector;
 * nothing here needs the platform to be there, and a channel whose platform is away must pass too.
 */
@Timeout(120)
public abstract class ConnectorContract {

    /** The connector under test. */
    protected abstract Connector connector();

    /** A channel with every required setting and a distinctive value for every secret. */
    protected abstract TestChannel channel();

    /**
     * A delivery with at least one event of a citizen, such as the platform sends, but without its proof: where a token is
     * in the body, {@link #signed} puts it there. Of a connector that takes webhooks, one that comes by webhook.
     */
    protected abstract RawDelivery genuineDelivery();

    /**
     * The webhook by which the platform sends this delivery, with the proof that it is genuine wherever the platform has
     * it: a signature or a token in a header, in the address or in the body, made with the secrets of {@link #channel}. To
     * be overridden for every connector that {@linkplain Capability#RECEIVES_WEBHOOKS takes webhooks}; by default unsigned.
     */
    protected InboundRequest signed(RawDelivery unsigned) {
        return WebhookTrial.withoutProof(unsigned);
    }

    /** A citizen whom an answer may be sent to. */
    protected abstract Conversation conversation();

    private OutboundMessage saying(Part... parts) {
        return new OutboundMessage(UUID.randomUUID(), conversation(), List.of(parts), false);
    }

    private OutboundMessage saying(String text) {
        return saying(new Part.Text(Part.Role.BODY, text));
    }

    @Test
    void isAStatelessBeanThatStartsNoTransaction() {
        assertThat(annotations())
                .anyMatch(a -> a.equals("@jakarta.ejb.Stateless") || a.startsWith("@jakarta.ejb.Stateless("));
        assertThat(annotations())
                .anyMatch(a -> a.startsWith("@jakarta.ejb.TransactionAttribute(") && a.contains("NOT_SUPPORTED"));
        assertThat(annotations())
                .anyMatch(a -> a.startsWith("@jakarta.ejb.Local(") && a.contains(Connector.class.getName()));
    }

    private List<String> annotations() {
        return Arrays.stream(connector().getClass().getAnnotations())
                .map(Annotation::toString)
                .toList();
    }

    @Test
    void describesItselfTheSameWayEveryTime() {
        ConnectorDescription description = connector().describe();

        assertThat(connector().describe()).isEqualTo(description);
        assertThat(ApiVersion.read(description.apiVersion()))
                .as(
                        "the version of the contract that it was built against, of which this one is the same or a later one")
                .hasValueSatisfying(version ->
                        assertThat(ApiVersion.CURRENT.serves(version)).isTrue());
    }

    @Test
    void canTakeMessagesInAndSendThemOut() {
        assertThat(connector().describe().capabilities())
                .containsAnyOf(Capability.SENDS_PRIVATE, Capability.SENDS_PUBLIC);
        assertThat(takesIn() || connector().describe().can(Capability.FORWARDS))
                .as("takes messages in, or only carries complaints to another office")
                .isTrue();
    }

    private boolean takesIn() {
        return Stream.of(Capability.RECEIVES_WEBHOOKS, Capability.POLLS, Capability.RECEIVES_FORMS)
                .anyMatch(way -> connector().describe().can(way));
    }

    @Test
    void forwardsInPrivateAndNeverTakesFormsIn() {
        assumeThat(connector().describe().can(Capability.FORWARDS)).isTrue();

        assertThat(connector().describe().capabilities())
                .contains(Capability.SENDS_PRIVATE)
                .doesNotContain(Capability.RECEIVES_FORMS, Capability.SENDS_PUBLIC);
        assertThat(connector().services(channel().open())).isNotNull();
    }

    @Test
    void laysOutWhatAPersonEntersElsewhere() {
        assumeThat(connector().describe().can(Capability.FORWARDS)
                        && connector().describe().can(Capability.DELIVERED_BY_PERSON))
                .isTrue();
        OutboundMessage message = saying("Halo.");

        assertThat(connector().sheet(channel().open(), message))
                .isNotEmpty()
                .isEqualTo(connector().sheet(channel().open(), message));
    }

    @Test
    void declaresDefaultsThatPassItsOwnChecks() {
        ConnectorDescription description = connector().describe();
        List<String> required = description.settings().stream()
                .filter(s -> s.required() && s.defaultValue().isEmpty())
                .map(Setting::name)
                .toList();

        assertThat(Settings.check(description, Map.of(), Set.copyOf(required))).isEmpty();
    }

    @Test
    void splitsTheSameDeliveryTheSameWay() {
        assumeThat(takesIn()).as("takes messages in").isTrue();
        RawDelivery delivery = genuineDelivery();
        List<InboundEvent> events = connector().split(channel().open(), delivery);

        assertThat(events).isNotEmpty().noneMatch(e -> e.kind() == InboundEvent.Kind.UNREADABLE);
        assertThat(connector().split(channel().open(), delivery)).isEqualTo(events);
    }

    @Test
    void givesEveryEventOfADeliveryItsOwnKey() {
        List<InboundEvent> events = connector().split(channel().open(), genuineDelivery());

        assertThat(events)
                .extracting(e -> e.kind() + " " + e.nativeId() + " " + e.version())
                .doesNotHaveDuplicates();
    }

    @Test
    void tellsOfContactsOnlyWhereItCanAnswerThemInPrivate() {
        assumeThat(connector().describe().can(Capability.SENDS_PRIVATE)).isFalse();

        assertThat(connector().split(channel().open(), genuineDelivery()))
                .noneMatch(e -> e.kind() == InboundEvent.Kind.CONTACT);
    }

    @Test
    void splitsGarbageIntoEventsAndNeverThrows() {
        RawDelivery genuine = genuineDelivery();
        ChannelContext channel = channel().open();

        Stream.concat(Garbage.unrelated(), Garbage.like(genuine.body())).forEach(body -> {
            List<InboundEvent> events = connector().split(channel, Garbage.instead(genuine, body));
            assertThat(events).as("events of %s", body).doesNotContainNull().allSatisfy(Garbage::assertStorable);
        });
    }

    @Test
    void judgesGarbageAndNeverThrows() {
        trial().judgesGarbage();
    }

    private WebhookTrial webhooks() {
        assumeThat(connector().describe().can(Capability.RECEIVES_WEBHOOKS)).isTrue();
        return trial();
    }

    private WebhookTrial trial() {
        RawDelivery genuine = genuineDelivery();
        return new WebhookTrial(connector(), channel().open(), genuine, signed(genuine));
    }

    @Test
    void asksOnlyForSecretsThatItDeclares() {
        TestChannel channel = channel();
        useEverything(channel.open());

        List<String> declared = connector().describe().settings().stream()
                .filter(s -> s.type().isSecret())
                .map(Setting::name)
                .toList();
        assertThat(declared).containsAll(channel.secrets().asked());
    }

    @Test
    void showsNoSecretInWhatItReturns() {
        TestChannel channel = channel();
        List<Object> results = useEverything(channel.open());

        for (String secret : channel.secrets().revealed()) {
            assertThat(results).noneMatch(r -> r.toString().contains(secret));
        }
    }

    private List<Object> useEverything(ChannelContext channel) {
        List<Object> results = new ArrayList<>();
        OutboundMessage message = saying("Laporan Anda sudah kami terima.");
        results.add(channel);
        results.add(connector().describe());
        results.add(connector().health(channel));
        results.add(connector().poll(channel, Optional.empty(), Duration.ZERO));
        results.add(connector().receive(channel, InboundRequest.post(Map.of(), Bytes.empty(), TestChannel.NOW)));
        results.add(connector()
                .handshake(channel, new InboundRequest("GET", Map.of(), Map.of(), Bytes.empty(), TestChannel.NOW)));
        results.add(connector().receive(channel, signed(genuineDelivery())));
        results.add(connector().split(channel, genuineDelivery()));
        results.add(connector().constraints(channel, conversation()));
        results.add(connector().send(channel, message));
        results.add(connector().find(channel, message, TestChannel.NOW));
        results.add(connector().fetch(channel, "tidak-ada"));
        results.add(connector().replay(channel, ReplayTrial.GAP));
        return results;
    }

    @Test
    void answersForAChannelWithoutSettings() {
        ConnectorDescription description = connector().describe();
        assumeThat(description.settings())
                .as("a setting without which it cannot work")
                .anyMatch(s -> s.required() && s.defaultValue().isEmpty());
        ChannelContext empty = TestChannel.of(connector()).open();

        assertThat(connector().health(empty).state()).isEqualTo(Health.State.DOWN);
        assertThat(connector().send(empty, saying("Halo.")))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class, r -> assertThat(r.cause()).isEqualTo(SendOutcome.Cause.CHANNEL));
        assertThat(connector().find(empty, saying("Halo."), TestChannel.NOW))
                .isInstanceOf(FindOutcome.CannotTell.class);
        if (description.can(Capability.POLLS)) {
            assertThat(connector().poll(empty, Optional.empty(), Duration.ZERO)).isInstanceOf(PollResult.Refused.class);
        }
    }

    @Test
    void bringsAGapAgainOnlyWhereItSaysSo() {
        new ReplayTrial(connector(), channel().open()).bringsItOnlyWhereDeclared();
        new ReplayTrial(connector(), channel().open()).throwsForNoTime();
        new ReplayTrial(connector(), TestChannel.of(connector()).open()).throwsForNoTime();
    }

    @Test
    void refusesATextThatIsTooLong() {
        Constraints constraints = connector().constraints(channel().open(), conversation());
        assumeThat(constraints.maximumLength()).as("a limit").isPresent();
        String text = "a ".repeat(constraints.maximumLength().getAsInt() / 2 + 1) + "z";
        assertThat(connector().measure(text))
                .isGreaterThan(constraints.maximumLength().getAsInt());

        assertThat(connector().send(channel().open(), saying(text)))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class, r -> assertThat(r.cause()).isEqualTo(SendOutcome.Cause.MESSAGE));
    }

    @Test
    void refusesPartsThatItsPlatformDoesNotHave() {
        Part body = new Part.Text(Part.Role.BODY, "Halo.");
        if (!connector().describe().can(Capability.CARRIES_SUBJECT)) {
            assertRefused(saying(new Part.Text(Part.Role.SUBJECT, "Jawaban"), body));
        }
        if (!connector().describe().can(Capability.CARRIES_ATTACHMENTS)) {
            assertRefused(saying(body, new Part.File("a.txt", "text/plain", Bytes.utf8("a"))));
        }
    }

    private void assertRefused(OutboundMessage message) {
        assertThat(connector().send(channel().open(), message))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class, r -> assertThat(r.cause()).isEqualTo(SendOutcome.Cause.MESSAGE));
    }

    @Test
    void handsOverWhereAPersonDelivers() {
        SendOutcome outcome = connector().send(channel().open(), saying("Halo."));

        assertThat(outcome instanceof SendOutcome.HandOver)
                .isEqualTo(connector().describe().can(Capability.DELIVERED_BY_PERSON));
    }

    @Test
    void cannotTellWhatWasSentWhereItCannotLook() {
        assumeThat(connector().describe().can(Capability.FINDS_SENT)).isFalse();

        assertThat(connector().find(channel().open(), saying("Halo."), TestChannel.NOW))
                .isInstanceOf(FindOutcome.CannotTell.class);
    }

    @Test
    void acceptsAGenuineSignedBody() {
        webhooks().acceptsTheSignedOne();
    }

    @Test
    void acceptsWhatIsSignedWithTheOlderOfTwoSecrets() {
        webhooks().acceptsTheOlderOfTwoSecrets();
    }

    @Test
    void refusesAGenuineBodyThatIsNotSigned() {
        webhooks().refusesTheUnsignedOne();
    }

    @Test
    void refusesWhatIsSignedWithAnotherSecret() {
        webhooks().refusesAnotherSecret();
    }

    @Test
    void answersAtOnceWhereThePlatformOrAnOperatorWaits() {
        ChannelContext channel = channel().open();
        InboundRequest request = InboundRequest.post(Map.of(), Bytes.utf8("{}"), TestChannel.NOW);
        connector().describe(); // its classes are loaded

        assertAtOnce("describe", () -> connector().describe());
        assertAtOnce("handshake", () -> connector().handshake(channel, request));
        assertAtOnce("receive", () -> connector().receive(channel, request));
        assertAtOnce("constraints", () -> connector().constraints(channel, conversation()));
        assertAtOnce("measure", () -> connector().measure("a https://contoh.go.id ".repeat(1_000)));
        assertAtOnce(
                "remarks", () -> connector().remarks(channel, conversation(), "a https://contoh.go.id ".repeat(1_000)));
        if (takesIn()) {
            assertAtOnce("split", () -> connector().split(channel, genuineDelivery()));
        }
    }

    private static void assertAtOnce(String method, Supplier<?> call) {
        long began = System.nanoTime();
        Object answer = call.get();

        assertThat(answer).as(method).isNotNull();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).as(method).isLessThan(Duration.ofSeconds(5));
    }

    /** One thread a call is a leak, and outlives a jar that is removed. Threads of a stand-in are called {@code stand-in}. */
    @Test
    void leavesNoThreadBehindWithEveryCall() {
        int rounds = 5;
        useEverything(channel().open());
        int before = threads().size();
        for (int i = 0; i < rounds; i++) {
            useEverything(channel().open());
        }

        assertThat(threads()).as("threads after %s rounds more", rounds).hasSizeLessThan(before + rounds);
    }

    private static List<String> threads() {
        Thread[] threads = new Thread[Thread.activeCount() + 100];
        int count = Thread.enumerate(threads);
        return Arrays.stream(threads, 0, count)
                .map(Thread::getName)
                .filter(name -> !name.startsWith("stand-in"))
                .toList();
    }

    @Test
    void measuresAnyText() {
        assertThat(connector().measure("")).isZero();
        for (String text : List.of("Air mati", "\uD83D\uDE00", "\uD83D", "\0", "a\nb", "\u202E", "x".repeat(100_000))) {
            assertThat(connector().measure(text))
                    .isPositive()
                    .isEqualTo(connector().measure(text));
        }
    }
}
