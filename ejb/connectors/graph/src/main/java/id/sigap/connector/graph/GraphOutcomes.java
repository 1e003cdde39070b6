package id.sigap.connector.graph;

import id.sigap.connector.api.FetchOutcome;
import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.Health;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.LocalizedText;
import id.sigap.connector.api.MissingSettingException;
import id.sigap.connector.api.PollResult;
import id.sigap.connector.api.ReplayOutcome;
import id.sigap.connector.api.SendOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an answer of the Graph API means for Sigap. Whoever sends gets {@link SendOutcome.Unknown} wherever Meta may have
 * taken the message.
 *
 * @param platform its name, for people
 * @param rules the platform's own codes
 */
public record GraphOutcomes(String platform, GraphRules rules) {
    private static final Duration SHORT = Duration.ofMinutes(1);
    private static final Duration LIMITED = Duration.ofMinutes(15);

    /**
     * The outcome of a sending.
     *
     * @param nativeId where a successful answer names the message's id
     */
    public SendOutcome sent(GraphAnswer answer, Function<GraphAnswer.Done, Optional<String>> nativeId) {
        if (answer instanceof GraphAnswer.Done done) {
            return nativeId.apply(done)
                    .filter(id -> id.length() <= InboundEvent.MAXIMUM_ID_LENGTH)
                    .<SendOutcome>map(id -> new SendOutcome.Accepted(id, "id=" + id))
                    .orElseGet(() -> new SendOutcome.Unknown("Jawaban " + platform + " tidak memuat id pesan."));
        }
        if (answer instanceof GraphAnswer.Failed failed) {
            return refused(failed);
        }
        return patience(answer)
                .<SendOutcome>map(p -> new SendOutcome.RetryAfter(p, reason(answer), SendOutcome.Reach.CHANNEL))
                .orElseGet(() -> new SendOutcome.Unknown(reason(answer)));
    }

    private SendOutcome refused(GraphAnswer.Failed failed) {
        GraphError error = failed.error();
        GraphRuling ruling = rules.judge(error);
        return switch (ruling.fault()) {
            case LIMIT ->
                new SendOutcome.RetryAfter(patience(failed, ruling), reason(failed), SendOutcome.Reach.CHANNEL);
            case LATER -> new SendOutcome.RetryAfter(patience(failed, ruling), reason(failed));
            case BUSY ->
                error.status() >= 500 || error.status() / 100 == 2
                        ? new SendOutcome.Unknown(reason(failed))
                        : new SendOutcome.RetryAfter(patience(failed, ruling), reason(failed));
            // the same text stands there already: it may be this very message, whose answer was lost
            case DUPLICATE -> new SendOutcome.Unknown(reason(failed));
            default ->
                new SendOutcome.Rejected(
                        error.name(), ruling.message().orElseGet(() -> usual(ruling.fault())), cause(ruling.fault()));
        };
    }

    /** Why no message went out because the channel lacks a setting. */
    public static SendOutcome incomplete(MissingSettingException missing) {
        return new SendOutcome.Rejected(
                "setting-missing",
                "Pengaturan kanal belum lengkap: " + missing.setting() + ".",
                SendOutcome.Cause.CHANNEL);
    }

    /** Who can do something about it. */
    public static SendOutcome.Cause cause(GraphFault fault) {
        return switch (fault) {
            case LOGIN, PERMISSION, LIMIT, LATER, BUSY -> SendOutcome.Cause.CHANNEL;
            case WINDOW_CLOSED, RULE, GONE -> SendOutcome.Cause.RULE;
            case RECIPIENT -> SendOutcome.Cause.RECIPIENT;
            case DUPLICATE, MESSAGE -> SendOutcome.Cause.MESSAGE;
        };
    }

    private String usual(GraphFault fault) {
        return switch (fault) {
            case LOGIN -> "Token akses " + platform + " tidak berlaku lagi; administrator perlu memperbaruinya.";
            case PERMISSION -> "Aplikasi Meta belum memiliki izin untuk ini; administrator perlu memeriksanya.";
            case DUPLICATE -> platform + " menolak karena teks yang sama baru saja dikirim di tempat ini.";
            case WINDOW_CLOSED -> "Masa menjawab di " + platform + " sudah lewat; hubungi pelapor melalui kanal lain.";
            case RULE -> "Aturan " + platform + " tidak mengizinkan jawaban di sini.";
            case RECIPIENT -> "Pelapor tidak dapat menerima pesan melalui " + platform + ".";
            case GONE -> "Yang akan dijawab sudah tidak ada di " + platform + ".";
            case LIMIT, LATER, BUSY -> platform + " sedang tidak dapat menerima; dicoba lagi nanti.";
            case MESSAGE -> platform + " tidak menerima isi pesan ini; ubah teksnya.";
        };
    }

    /** Whether something is refused, while other calls of the same channel may be taken. */
    boolean refusesThisOnly(GraphAnswer answer) {
        return answer instanceof GraphAnswer.Failed failed
                && polled(answer) instanceof PollResult.Refused
                && rules.judge(failed.error()).fault() != GraphFault.LOGIN;
    }

    /** Why a look at the platform brought nothing; for every answer but {@link GraphAnswer.Done}. */
    public PollResult polled(GraphAnswer answer) {
        if (answer instanceof GraphAnswer.Failed failed) {
            GraphRuling ruling = rules.judge(failed.error());
            return switch (ruling.fault()) {
                case LIMIT, LATER, BUSY -> new PollResult.Away(patience(failed, ruling), reason(failed));
                default -> new PollResult.Refused(failed.error().name(), usual(ruling.fault()));
            };
        }
        return new PollResult.Away(patience(answer).orElse(SHORT), reason(answer));
    }

    /**
     * Why a fetch brought nothing; for every answer but {@link GraphAnswer.Done}. What an administrator can repair is waited
     * for.
     */
    public FetchOutcome fetched(GraphAnswer answer) {
        if (answer instanceof GraphAnswer.Failed failed) {
            GraphRuling ruling = rules.judge(failed.error());
            return switch (ruling.fault()) {
                case LIMIT, LATER, BUSY, LOGIN, PERMISSION ->
                    new FetchOutcome.RetryAfter(patience(failed, ruling), reason(failed));
                default -> new FetchOutcome.Gone(failed.error().name());
            };
        }
        return new FetchOutcome.RetryAfter(patience(answer).orElse(SHORT), reason(answer));
    }

    /** Why a gap is not brought again; for every answer but {@link GraphAnswer.Done}. */
    public ReplayOutcome.Failed unreplayed(GraphAnswer answer) {
        if (polled(answer) instanceof PollResult.Away away) {
            long minutes = Math.max(1, away.retryAfter().plusSeconds(59).toMinutes());
            return new ReplayOutcome.Failed(
                    answer instanceof GraphAnswer.Failed failed ? failed.error().name() : "platform-away",
                    new LocalizedText(
                            platform + " sedang membatasi atau tidak menjawab; coba lagi dalam " + minutes + " menit.",
                            platform + " limits calls or does not answer; try again in " + minutes + " minutes."));
        }
        GraphError error = ((GraphAnswer.Failed) answer).error();
        return new ReplayOutcome.Failed(
                error.name(),
                new LocalizedText(usual(rules.judge(error).fault()), platform + " answered " + reason(answer) + "."));
    }

    /** Why no gap is brought again because the channel lacks a setting. */
    public static ReplayOutcome.Failed unreplayed(MissingSettingException missing) {
        return new ReplayOutcome.Failed(
                "setting-missing",
                new LocalizedText(
                        "Pengaturan kanal belum lengkap: " + missing.setting() + ".",
                        "The channel's settings are incomplete: " + missing.setting() + "."));
    }

    /** Why a search is not conclusive; for every answer but {@link GraphAnswer.Done}. */
    public FindOutcome.CannotTell unfound(GraphAnswer answer) {
        return new FindOutcome.CannotTell(reason(answer));
    }

    /** The channel's health after a harmless call. */
    public Health health(GraphAnswer answer, Instant now) {
        if (answer instanceof GraphAnswer.Done done) {
            return done.usage().percent() < GraphUsage.TIGHT ? Health.up(now) : nearlyUsedUp(now);
        }
        if (answer instanceof GraphAnswer.Paused) {
            return nearlyUsedUp(now);
        }
        if (answer instanceof GraphAnswer.Failed failed) {
            GraphRuling ruling = rules.judge(failed.error());
            return Health.down(
                    failed.error().name(),
                    new LocalizedText(usual(ruling.fault()), platform + " answered " + reason(failed)),
                    now);
        }
        return Health.down(
                "unreachable",
                new LocalizedText(platform + " tidak dapat dihubungi.", platform + " cannot be reached."),
                now);
    }

    /** The health of a channel that lacks a setting. */
    public static Health incomplete(MissingSettingException missing, Instant now) {
        return Health.down(
                "setting-missing",
                new LocalizedText(
                        "Pengaturan kanal belum lengkap: " + missing.setting() + ".",
                        "The channel's settings are incomplete: " + missing.setting() + "."),
                now);
    }

    private static Health nearlyUsedUp(Instant now) {
        return new Health(
                Health.State.DEGRADED,
                "usage",
                new LocalizedText(
                        "Jatah panggilan Graph API hampir habis; pengiriman diperlambat.",
                        "The allowance of calls of the Graph API is nearly used up; sending is slowed down."),
                now,
                Optional.empty());
    }

    private String reason(GraphAnswer answer) {
        if (answer instanceof GraphAnswer.Failed failed) {
            String trace = failed.error().trace();
            return platform + ": " + failed.error().name() + (trace.isEmpty() ? "" : ", fbtrace " + trace);
        }
        if (answer instanceof GraphAnswer.NotSent notSent) {
            return platform + ": " + notSent.reason();
        }
        if (answer instanceof GraphAnswer.Unanswered unanswered) {
            return platform + ": " + unanswered.reason();
        }
        return platform + (answer instanceof GraphAnswer.Paused ? ": usage" : ": answer-unreadable");
    }

    /** How long to wait where the call was certainly not taken. */
    private static Optional<Duration> patience(GraphAnswer answer) {
        if (answer instanceof GraphAnswer.Paused paused) {
            return Optional.of(paused.pause());
        }
        return answer instanceof GraphAnswer.NotSent ? Optional.of(SHORT) : Optional.empty();
    }

    private static Duration patience(GraphAnswer.Failed failed, GraphRuling ruling) {
        return ruling.patience()
                .or(() -> failed.usage().regain())
                .orElse(ruling.fault() == GraphFault.BUSY ? SHORT : LIMITED);
    }
}
