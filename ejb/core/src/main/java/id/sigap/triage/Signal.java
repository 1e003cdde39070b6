package id.sigap.triage;

/** What a text says besides its topic; the names are the codes of the signal table. */
public enum Signal {
    /** Thanks or praise. */
    THANKS("ucapan terima kasih"),
    /** Something is wrong. */
    COMPLAINT("keluhan"),
    /** Something is asked to be done. */
    REQUEST("permintaan tindakan"),
    /** Something is in order again. */
    RESOLVED("sudah beres"),
    /** Something new is proposed. */
    SUGGESTION("usulan"),
    /** A question. */
    QUESTION("pertanyaan"),
    /** A question about how, where or when, not about a wrong. */
    ASKS_ONLY("pertanyaan informasi"),
    /** A formal request for documents or information. */
    FOI_REQUEST("permohonan informasi publik"),
    /** An objection about such a request. */
    FOI_OBJECTION("keberatan informasi"),
    /** A person wants to see, mend or erase their own data. */
    DATA_SUBJECT("hak subjek data"),
    /** Bribery, extortion or discipline of officials. */
    OVERSIGHT("berkadar pengawasan"),
    /** The whole report is to stay hidden. */
    SECRET("minta dirahasiakan"),
    /** The reporter's identity is to stay hidden. */
    ANONYMOUS("minta anonim"),
    /** Advertising or fraud. */
    SPAM("spam"),
    /** Abuse. */
    ABUSE("kata kasar"),
    /** Banter. */
    JOKE("candaan"),
    /** Another person's data are spread, or others are called on to harass them. */
    DOXING("penyebaran data orang lain"),
    /** An earlier report or promise is being chased. */
    CHASING("menagih janji"),
    /** It happens now. */
    NOW("sedang terjadi"),
    /** It is over. */
    PAST("sudah lewat"),
    /** It is only imagined, trained for or asked about. */
    HYPOTHETICAL("pengandaian"),
    /** A place or thing is known to be prone to it; counts only right before a word of danger. */
    PRONE("rawan"),
    /** It might happen; counts only next to a word of danger. */
    NEAR_MISS("kekhawatiran"),
    /** Somebody may be hurt, or is frail. */
    RISK("risiko bagi orang"),
    /** Somebody calls for help, or it has just happened. */
    CALL("minta tolong"),
    /** What follows is only likened to something. */
    SIMILE("perumpamaan"),
    /** What follows is to be averted, or is feared. */
    AVERTED("dicegah atau ditakutkan"),
    /** A film, a song, a game, a dream. */
    FICTION("cerita atau lagu"),
    /** Somebody asks whether hearsay is true. */
    RUMOUR("kabar yang ditanyakan");

    private final String label;

    Signal(String label) {
        this.label = label;
    }

    /** The Indonesian name, for the reasons of a proposal. */
    public String label() {
        return label;
    }
}
