use super::word::key;
use crate::Locale;
use crate::request::IntentName;

/// The phrases of built-in intents in one language. The service knows more; these are the usual ones.
type Phrases = &'static [(IntentName, &'static [&'static str])];

const EN: Phrases = &[
    (
        IntentName::CANCEL,
        &[
            "cancel",
            "never mind",
            "nevermind",
            "forget it",
            "cancel that",
        ],
    ),
    (
        IntentName::HELP,
        &[
            "help",
            "help me",
            "can you help me",
            "i need help",
            "what can you do",
            "what can i say",
        ],
    ),
    (
        IntentName::LOOP_OFF,
        &["loop off", "turn loop off", "stop looping"],
    ),
    (
        IntentName::LOOP_ON,
        &["loop", "loop on", "keep playing this", "turn loop on"],
    ),
    (IntentName::MORE, &["more", "tell me more", "show more"]),
    (
        IntentName::NAVIGATE_HOME,
        &["home", "go home", "go to the home screen", "home screen"],
    ),
    (
        IntentName::NAVIGATE_SETTINGS,
        &["settings", "go to settings", "show settings"],
    ),
    (
        IntentName::NEXT,
        &[
            "next",
            "skip",
            "skip forward",
            "next one",
            "go to the next one",
        ],
    ),
    (
        IntentName::NO,
        &["no", "nope", "no thanks", "no thank you", "nah", "no way"],
    ),
    (IntentName::PAGE_DOWN, &["page down"]),
    (IntentName::PAGE_UP, &["page up"]),
    (IntentName::PAUSE, &["pause", "pause that", "pause it"]),
    (
        IntentName::PREVIOUS,
        &["previous", "go back", "back", "skip back", "back up"],
    ),
    (
        IntentName::REPEAT,
        &[
            "repeat",
            "repeat that",
            "say that again",
            "say it again",
            "again",
        ],
    ),
    (IntentName::RESUME, &["resume", "continue", "keep going"]),
    (IntentName::SCROLL_DOWN, &["scroll down"]),
    (IntentName::SCROLL_LEFT, &["scroll left"]),
    (IntentName::SCROLL_RIGHT, &["scroll right"]),
    (IntentName::SCROLL_UP, &["scroll up"]),
    (
        IntentName::SHUFFLE_OFF,
        &["shuffle off", "stop shuffling", "turn off shuffle"],
    ),
    (
        IntentName::SHUFFLE_ON,
        &[
            "shuffle",
            "shuffle on",
            "shuffle mode",
            "shuffle the music",
            "turn on shuffle",
        ],
    ),
    (
        IntentName::START_OVER,
        &["start over", "restart", "start again"],
    ),
    (
        IntentName::STOP,
        &["stop", "off", "shut up", "be quiet", "goodbye", "bye"],
    ),
    (
        IntentName::YES,
        &[
            "yes",
            "yeah",
            "yep",
            "yes please",
            "sure",
            "okay",
            "ok",
            "of course",
        ],
    ),
];

const DE: Phrases = &[
    (
        IntentName::CANCEL,
        &["abbrechen", "vergiss es", "egal", "brich ab"],
    ),
    (
        IntentName::HELP,
        &[
            "hilfe",
            "hilf mir",
            "kannst du mir helfen",
            "ich brauche hilfe",
            "was kannst du",
            "was kann ich sagen",
        ],
    ),
    (
        IntentName::LOOP_OFF,
        &["wiederholung aus", "endlosschleife aus", "schleife aus"],
    ),
    (
        IntentName::LOOP_ON,
        &["wiederholung an", "endlosschleife", "schleife an"],
    ),
    (
        IntentName::MORE,
        &["mehr", "erzähl mir mehr", "zeig mehr", "zeige mehr"],
    ),
    (
        IntentName::NAVIGATE_HOME,
        &[
            "nach hause",
            "startseite",
            "zur startseite",
            "hauptbildschirm",
            "gehe zum hauptbildschirm",
        ],
    ),
    (
        IntentName::NAVIGATE_SETTINGS,
        &[
            "einstellungen",
            "zeige einstellungen",
            "gehe zu einstellungen",
        ],
    ),
    (
        IntentName::NEXT,
        &[
            "weiter",
            "nächster",
            "nächstes",
            "nächste",
            "überspringen",
            "vor",
        ],
    ),
    (
        IntentName::NO,
        &["nein", "nö", "nee", "nein danke", "auf keinen fall"],
    ),
    (IntentName::PAGE_DOWN, &["seite nach unten"]),
    (IntentName::PAGE_UP, &["seite nach oben"]),
    (IntentName::PAUSE, &["pause", "pausieren", "anhalten"]),
    (
        IntentName::PREVIOUS,
        &[
            "zurück",
            "vorheriges",
            "vorheriger",
            "vorherige",
            "gehe zurück",
            "geh zurück",
        ],
    ),
    (
        IntentName::REPEAT,
        &[
            "wiederhole",
            "wiederholen",
            "wiederhole das",
            "sag das nochmal",
            "nochmal",
            "noch einmal",
        ],
    ),
    (
        IntentName::RESUME,
        &["fortsetzen", "weitermachen", "fortfahren", "mach weiter"],
    ),
    (
        IntentName::SCROLL_DOWN,
        &["nach unten scrollen", "scroll nach unten"],
    ),
    (
        IntentName::SCROLL_LEFT,
        &["nach links scrollen", "scroll nach links"],
    ),
    (
        IntentName::SCROLL_RIGHT,
        &["nach rechts scrollen", "scroll nach rechts"],
    ),
    (
        IntentName::SCROLL_UP,
        &["nach oben scrollen", "scroll nach oben"],
    ),
    (
        IntentName::SHUFFLE_OFF,
        &["zufallswiedergabe aus", "zufallsmodus aus"],
    ),
    (
        IntentName::SHUFFLE_ON,
        &[
            "zufallswiedergabe",
            "zufallswiedergabe an",
            "zufallsmodus",
            "mische",
        ],
    ),
    (
        IntentName::START_OVER,
        &[
            "von vorne",
            "von vorn",
            "neustart",
            "neu starten",
            "fang von vorne an",
        ],
    ),
    (
        IntentName::STOP,
        &[
            "stopp",
            "stop",
            "halt",
            "aus",
            "hör auf",
            "sei still",
            "auf wiedersehen",
            "tschüss",
        ],
    ),
    (
        IntentName::YES,
        &[
            "ja",
            "jo",
            "jawohl",
            "ja bitte",
            "klar",
            "okay",
            "ok",
            "natürlich",
            "gerne",
        ],
    ),
];

const ES: Phrases = &[
    (
        IntentName::CANCEL,
        &["cancela", "cancelar", "olvídalo", "déjalo"],
    ),
    (IntentName::HELP, &["ayuda", "ayúdame", "qué puedes hacer"]),
    (IntentName::NEXT, &["siguiente"]),
    (IntentName::NO, &["no", "no gracias"]),
    (IntentName::PREVIOUS, &["anterior", "atrás"]),
    (IntentName::REPEAT, &["repite", "repetir", "otra vez"]),
    (IntentName::STOP, &["para", "detente", "alto", "adiós"]),
    (
        IntentName::YES,
        &["sí", "si", "vale", "claro", "por supuesto"],
    ),
];

const FR: Phrases = &[
    (
        IntentName::CANCEL,
        &["annule", "annuler", "laisse tomber", "oublie"],
    ),
    (
        IntentName::HELP,
        &["aide", "aide moi", "à l'aide", "que peux tu faire"],
    ),
    (IntentName::NEXT, &["suivant", "suivante"]),
    (IntentName::NO, &["non", "non merci"]),
    (IntentName::PREVIOUS, &["précédent", "précédente", "retour"]),
    (
        IntentName::REPEAT,
        &["répète", "répéter", "encore une fois"],
    ),
    (
        IntentName::STOP,
        &["stop", "arrête", "arrêter", "au revoir"],
    ),
    (
        IntentName::YES,
        &["oui", "ouais", "d'accord", "bien sûr", "ok"],
    ),
];

const IT: Phrases = &[
    (
        IntentName::CANCEL,
        &["annulla", "lascia stare", "lascia perdere"],
    ),
    (IntentName::HELP, &["aiuto", "aiutami", "cosa puoi fare"]),
    (IntentName::NEXT, &["avanti", "prossimo", "prossima"]),
    (IntentName::NO, &["no", "no grazie"]),
    (IntentName::PREVIOUS, &["indietro", "precedente"]),
    (IntentName::REPEAT, &["ripeti", "di nuovo"]),
    (IntentName::STOP, &["stop", "fermati", "basta", "ferma"]),
    (IntentName::YES, &["sì", "si", "certo", "va bene", "ok"]),
];

const PT: Phrases = &[
    (
        IntentName::CANCEL,
        &["cancela", "cancelar", "esquece", "deixa pra lá"],
    ),
    (
        IntentName::HELP,
        &["ajuda", "me ajuda", "me ajude", "o que você pode fazer"],
    ),
    (IntentName::NEXT, &["próximo", "próxima"]),
    (IntentName::NO, &["não", "não obrigado", "não obrigada"]),
    (IntentName::PREVIOUS, &["anterior", "voltar"]),
    (IntentName::REPEAT, &["repete", "repetir", "de novo"]),
    (IntentName::STOP, &["para", "parar", "pare", "tchau"]),
    (IntentName::YES, &["sim", "claro", "com certeza", "ok"]),
];

const NL: Phrases = &[
    (IntentName::CANCEL, &["annuleer", "annuleren", "laat maar"]),
    (IntentName::HELP, &["help", "help me", "wat kun je"]),
    (IntentName::NEXT, &["volgende", "verder"]),
    (IntentName::NO, &["nee", "nee bedankt"]),
    (IntentName::PREVIOUS, &["vorige", "terug"]),
    (IntentName::REPEAT, &["herhaal", "nog een keer"]),
    (IntentName::STOP, &["stop", "hou op", "tot ziens"]),
    (IntentName::YES, &["ja", "ja graag", "zeker", "oké", "ok"]),
];

const JA: Phrases = &[
    (IntentName::CANCEL, &["キャンセル", "やめて"]),
    (IntentName::HELP, &["ヘルプ", "助けて"]),
    (IntentName::NEXT, &["次", "次へ"]),
    (IntentName::NO, &["いいえ", "いや"]),
    (IntentName::PREVIOUS, &["前", "戻って", "前へ"]),
    (IntentName::REPEAT, &["もう一度", "もう一回"]),
    (IntentName::STOP, &["ストップ", "止めて", "終了"]),
    (IntentName::YES, &["はい", "うん"]),
];

/// What leaves any skill, whatever its model says.
const EXITS: &[&str] = &[
    "exit",
    "quit",
    "beenden",
    "verlassen",
    "salir",
    "quitter",
    "esci",
    "sair",
];

/// The phrases of a built-in intent: the locale's language, else English; an intent that a language
/// here has no phrases for gets the English ones.
pub(in crate::testing) fn phrases(locale: &Locale, intent: &IntentName) -> &'static [&'static str] {
    if !intent.is_built_in() {
        return &[];
    }
    let of = |phrases: Phrases| {
        let mut phrases = phrases.iter();
        phrases.find(|(name, _)| name == intent)
    };
    of(language(locale))
        .or_else(|| of(EN))
        .map(|(_, phrases)| *phrases)
        .unwrap_or_default()
}

/// Whether it is a yes.
pub(in crate::testing) fn is_yes(locale: &Locale, utterance: &str) -> bool {
    is(locale, &IntentName::YES, utterance)
}

/// Whether it is a no.
pub(in crate::testing) fn is_no(locale: &Locale, utterance: &str) -> bool {
    is(locale, &IntentName::NO, utterance)
}

/// Whether it leaves any skill.
pub(in crate::testing) fn leaves(utterance: &str) -> bool {
    EXITS.contains(&&*key(utterance))
}

fn is(locale: &Locale, intent: &IntentName, utterance: &str) -> bool {
    let said = key(utterance);
    phrases(locale, intent)
        .iter()
        .any(|phrase| key(phrase) == said)
}

fn language(locale: &Locale) -> Phrases {
    match locale.canonical().language() {
        "de" => DE,
        "es" => ES,
        "fr" => FR,
        "it" => IT,
        "ja" => JA,
        "nl" => NL,
        "pt" => PT,
        _ => EN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_says_yes_and_no_and_falls_back_to_english() {
        for locale in Locale::ALL {
            for intent in [
                IntentName::YES,
                IntentName::NO,
                IntentName::HELP,
                IntentName::LOOP_ON,
            ] {
                assert!(!phrases(locale, &intent).is_empty(), "{locale} {intent}");
            }
        }
        assert!(is_yes(&Locale::DE_DE, "Ja, bitte!") && is_no(&Locale::DE_DE, "nö"));
        assert!(is_yes(&Locale::new("xx-XX"), "yes"));
        assert!(is_yes(&Locale::JA_JP, "はい"));
        assert!(phrases(&Locale::EN_US, &IntentName::from("OrderIntent")).is_empty());
        assert!(phrases(&Locale::EN_US, &IntentName::FALLBACK).is_empty());
    }
}
