use crate::Locale;

/// How skills are called by their name in one language. The service knows more ways.
pub(super) struct Calling {
    /// The device's own name, which may come first.
    pub(super) wake: &'static [&'static str],
    /// What opens a skill, before its name or, for a `…`, around it. The first is the usual one.
    pub(super) open: &'static [&'static str],
    /// What leads to something that is asked of it, as in `open`.
    pub(super) ask: &'static [&'static str],
    /// The words that lead from the name to what is asked.
    pub(super) links: &'static [&'static str],
    /// The words between what is asked and the name.
    pub(super) ends: &'static [&'static str],
}

/// Where the name stands in a phrase that does not end with it.
pub(super) const NAME: char = '…';

const EN: Calling = Calling {
    wake: &["alexa"],
    open: &[
        "open", "start", "launch", "begin", "load", "run", "play", "resume", "use", "talk to",
        "ask", "tell",
    ],
    ask: &[
        "ask", "tell", "open", "start", "launch", "use", "talk to", "search", "play",
    ],
    links: &[
        "to", "for", "about", "if", "whether", "and", "that", "on", "in", "with",
    ],
    ends: &["from", "in", "using", "with", "on"],
};

const AR: Calling = Calling {
    wake: &["أليكسا", "اليكسا", "alexa"],
    open: &["افتح", "افتحي", "شغل", "شغلي", "ابدأ", "ابدئي"],
    ask: &["اسأل", "اسألي", "اطلب من", "اطلبي من", "افتح", "افتحي"],
    links: &["عن", "أن", "إذا", "كم", "و"],
    ends: &["من", "باستخدام", "في", "على"],
};

const DE: Calling = Calling {
    wake: &["alexa"],
    open: &[
        "öffne",
        "starte",
        "start",
        "beginne",
        "lade",
        "aktiviere",
        "spiele",
        "spiel",
    ],
    ask: &[
        "frage", "frag", "sage", "sag", "bitte", "öffne", "starte", "spiele", "spiel",
    ],
    links: &[
        "nach", "ob", "und", "dass", "mir", "zu", "über", "um", "für", "mit",
    ],
    ends: &["mit", "von", "bei", "in", "auf"],
};

const ES: Calling = Calling {
    wake: &["alexa"],
    open: &[
        "abre", "inicia", "lanza", "empieza", "comienza", "ejecuta", "usa", "juega a",
    ],
    ask: &[
        "pregunta a",
        "pregúntale a",
        "dile a",
        "di a",
        "pide a",
        "pídele a",
        "abre",
        "inicia",
        "usa",
    ],
    links: &["que", "si", "por", "sobre", "y", "para", "cuál", "de"],
    ends: &["en", "con", "a", "de", "usando"],
};

const FR: Calling = Calling {
    wake: &["alexa"],
    open: &[
        "ouvre", "lance", "démarre", "commence", "utilise", "joue à", "ouvrir", "lancer",
    ],
    ask: &["demande à", "dis à", "ouvre", "lance", "démarre", "utilise"],
    links: &["de", "si", "pour", "et", "que", "à", "quel", "quelle"],
    ends: &["avec", "sur", "dans", "à"],
};

const HI: Calling = Calling {
    wake: &["एलेक्सा", "अलेक्सा", "alexa"],
    open: &[
        "… खोलो",
        "… खोलें",
        "… खोलिए",
        "… शुरू करो",
        "… शुरू करें",
        "… चालू करो",
        "… चलाओ",
        "open",
    ],
    ask: &["… से पूछो", "… से पूछें", "… से कहो", "… से कहें", "… को बोलो"],
    links: &["कि", "की"],
    ends: &[],
};

const IT: Calling = Calling {
    wake: &["alexa"],
    open: &[
        "apri", "avvia", "lancia", "inizia", "comincia", "usa", "gioca a",
    ],
    ask: &[
        "chiedi a",
        "domanda a",
        "di a",
        "dì a",
        "apri",
        "avvia",
        "usa",
    ],
    links: &["di", "se", "per", "e", "che", "qual", "quale"],
    ends: &["con", "su", "da", "a", "in"],
};

const JA: Calling = Calling {
    wake: &["アレクサ", "alexa"],
    open: &[
        "…を開いて",
        "…をひらいて",
        "…を起動して",
        "…を起動",
        "…をスタートして",
        "…をスタート",
        "…を始めて",
        "…を呼び出して",
        "…を使って",
    ],
    ask: &["…を開いて", "…を使って", "…に聞いて", "…で", "…に", "…から"],
    links: &[],
    ends: &[],
};

const NL: Calling = Calling {
    wake: &["alexa"],
    open: &["open", "start", "begin", "lanceer", "gebruik", "speel"],
    ask: &[
        "vraag aan",
        "vraag",
        "zeg tegen",
        "vertel",
        "open",
        "start",
        "gebruik",
    ],
    links: &["om", "of", "naar", "en", "dat", "over", "voor", "te"],
    ends: &["met", "in", "van", "op", "via"],
};

const PT: Calling = Calling {
    wake: &["alexa"],
    open: &[
        "abra", "abre", "abrir", "inicie", "inicia", "iniciar", "comece", "começar", "use",
        "jogar", "lance",
    ],
    ask: &[
        "pergunte para",
        "pergunte à",
        "pergunte ao",
        "pergunte a",
        "pergunta para",
        "peça para",
        "peça ao",
        "peça à",
        "peça a",
        "diga para",
        "diga a",
        "abra",
        "abre",
        "inicie",
        "use",
    ],
    links: &["se", "que", "sobre", "e", "por", "para", "qual"],
    ends: &["com", "em", "no", "na", "de", "usando"],
};

/// The ways of the locale's language, else the English ones.
pub(super) fn calling(locale: &Locale) -> &'static Calling {
    match locale.canonical().language() {
        "ar" => &AR,
        "de" => &DE,
        "es" => &ES,
        "fr" => &FR,
        "hi" => &HI,
        "it" => &IT,
        "ja" => &JA,
        "nl" => &NL,
        "pt" => &PT,
        _ => &EN,
    }
}
