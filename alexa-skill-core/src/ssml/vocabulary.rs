//! The values of SSML attributes.

/// Defines an enum of attribute values.
macro_rules! vocabulary {
    ($($(#[$meta:meta])* $name:ident { $($variant:ident = $text:literal,)* })*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $(
                #[doc = concat!("`", $text, "`")]
                $variant,
            )*
        }

        impl $name {
            /// The value of the attribute.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)*
                }
            }
        }
    )*};
}

vocabulary! {
    /// How long a pause is, as the language has it.
    BreakStrength {
        None = "none",
        XWeak = "x-weak",
        Weak = "weak",
        Medium = "medium",
        Strong = "strong",
        XStrong = "x-strong",
    }

    /// What a text is, and so how it is read.
    InterpretAs {
        Characters = "characters",
        SpellOut = "spell-out",
        Cardinal = "cardinal",
        Ordinal = "ordinal",
        Digits = "digits",
        Fraction = "fraction",
        Unit = "unit",
        Date = "date",
        Time = "time",
        Telephone = "telephone",
        Address = "address",
        Interjection = "interjection",
        Expletive = "expletive",
    }

    /// How strongly something is said.
    EmphasisLevel {
        Strong = "strong",
        Moderate = "moderate",
        Reduced = "reduced",
    }

    /// An effect on the voice.
    Effect {
        Whispered = "whispered",
    }

    /// A feeling in the voice.
    Emotion {
        Excited = "excited",
        Disappointed = "disappointed",
    }

    /// How strong a feeling is.
    Intensity {
        Low = "low",
        Medium = "medium",
        High = "high",
    }

    /// A manner of speaking.
    Domain {
        Conversational = "conversational",
        Fun = "fun",
        LongForm = "long-form",
        Music = "music",
        News = "news",
    }

    /// The letters of a pronunciation.
    PhoneticAlphabet {
        Ipa = "ipa",
        XSampa = "x-sampa",
    }

    /// The part of speech that a word is meant as.
    WordRole {
        Verb = "amazon:VB",
        PastParticiple = "amazon:VBD",
        Noun = "amazon:NN",
        Sense1 = "amazon:SENSE_1",
    }

    /// How fast something is said.
    Rate {
        XSlow = "x-slow",
        Slow = "slow",
        Medium = "medium",
        Fast = "fast",
        XFast = "x-fast",
    }

    /// How high something is said.
    Pitch {
        XLow = "x-low",
        Low = "low",
        Medium = "medium",
        High = "high",
        XHigh = "x-high",
    }

    /// How loud something is said.
    Volume {
        Silent = "silent",
        XSoft = "x-soft",
        Soft = "soft",
        Medium = "medium",
        Loud = "loud",
        XLoud = "x-loud",
    }
}

/// Rate, pitch and volume. Each is a named step, or a value of its own such as `120%` or `+4.1dB`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[must_use = "it does nothing until `Ssml::prosody` gets it"]
pub struct Prosody {
    pub(super) rate: Option<String>,
    pub(super) pitch: Option<String>,
    pub(super) volume: Option<String>,
}

impl Prosody {
    /// As usual in every respect.
    pub fn new() -> Self {
        Self::default()
    }

    /// How fast.
    pub fn rate(mut self, rate: Rate) -> Self {
        self.rate = Some(rate.as_str().to_owned());
        self
    }

    /// How fast, in percent of the usual: at least 20.
    pub fn rate_percent(mut self, percent: u16) -> Self {
        self.rate = Some(format!("{percent}%"));
        self
    }

    /// How high.
    pub fn pitch(mut self, pitch: Pitch) -> Self {
        self.pitch = Some(pitch.as_str().to_owned());
        self
    }

    /// How much higher or lower, in percent: from -33.3 to +50.
    pub fn pitch_percent(mut self, percent: f32) -> Self {
        self.pitch = Some(format!("{percent:+}%"));
        self
    }

    /// How loud.
    pub fn volume(mut self, volume: Volume) -> Self {
        self.volume = Some(volume.as_str().to_owned());
        self
    }

    /// How much louder or softer, in decibels: at most +4.08.
    pub fn volume_decibels(mut self, decibels: f32) -> Self {
        self.volume = Some(format!("{decibels:+}dB"));
        self
    }
}
