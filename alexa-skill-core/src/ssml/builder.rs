use std::fmt;
use std::time::Duration;

use super::{
    BreakStrength, Domain, Effect, Emotion, EmphasisLevel, Intensity, InterpretAs,
    PhoneticAlphabet, Prosody, WordRole, escape,
};

/// Builds SSML. Every argument is text and is escaped; an element that holds speech takes an `Ssml`
/// or text. The `<speak>` around it is added by
/// [`speak`](crate::response::ResponseBuilder::speak).
///
/// ```
/// use std::time::Duration;
/// use alexa_skill_core::response::Response;
/// use alexa_skill_core::ssml::{InterpretAs, Ssml};
///
/// let speech = Ssml::new()
///     .text("Salt & pepper cost ")
///     .say_as(InterpretAs::Cardinal, "12")
///     .pause(Duration::from_millis(300))
///     .whispered("and nobody knows why");
/// assert_eq!(
///     speech.as_str(),
///     "Salt &amp; pepper cost <say-as interpret-as=\"cardinal\">12</say-as><break time=\"300ms\"/>\
///      <amazon:effect name=\"whispered\">and nobody knows why</amazon:effect>"
/// );
/// let response = Response::builder().speak(&speech).build();
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[must_use = "a builder does nothing until it is spoken"]
pub struct Ssml(String);

impl Ssml {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The SSML so far, without `<speak>`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Adds text.
    pub fn text(mut self, text: impl AsRef<str>) -> Self {
        self.0.push_str(&escape(text.as_ref()));
        self
    }

    /// Adds SSML as it is, unescaped and unchecked.
    pub fn raw(mut self, ssml: impl AsRef<str>) -> Self {
        self.0.push_str(ssml.as_ref());
        self
    }

    /// `<break time>`: a pause, at most 10 s.
    pub fn pause(self, time: Duration) -> Self {
        self.empty("break", &[("time", &format!("{}ms", time.as_millis()))])
    }

    /// `<break strength>`: a pause as after a comma, a sentence or a paragraph.
    pub fn break_strength(self, strength: BreakStrength) -> Self {
        self.empty("break", &[("strength", strength.as_str())])
    }

    /// `<audio>`: a sound by its https address, or from the sound library by `soundbank://`.
    pub fn audio(self, source: impl AsRef<str>) -> Self {
        self.empty("audio", &[("src", source.as_ref())])
    }

    /// `<say-as>`: text read as what it is.
    pub fn say_as(self, interpret_as: InterpretAs, text: impl AsRef<str>) -> Self {
        self.element(
            "say-as",
            &[("interpret-as", interpret_as.as_str())],
            text.as_ref(),
        )
    }

    /// `<say-as interpret-as="date">`: a date by its format, such as `mdy`.
    pub fn say_as_date(self, format: impl AsRef<str>, text: impl AsRef<str>) -> Self {
        let attributes = [("interpret-as", "date"), ("format", format.as_ref())];
        self.element("say-as", &attributes, text.as_ref())
    }

    /// `<emphasis>`: said more or less strongly.
    pub fn emphasis(self, level: EmphasisLevel, inner: impl Into<Self>) -> Self {
        self.element("emphasis", &[("level", level.as_str())], inner)
    }

    /// `<prosody>`: faster, higher, louder.
    pub fn prosody(self, prosody: &Prosody, inner: impl Into<Self>) -> Self {
        let all = [
            ("rate", &prosody.rate),
            ("pitch", &prosody.pitch),
            ("volume", &prosody.volume),
        ];
        let given: Vec<(&str, &str)> = all
            .iter()
            .filter_map(|(name, value)| Some((*name, value.as_deref()?)))
            .collect();
        self.element("prosody", &given, inner)
    }

    /// `<voice>`: by another voice, such as `Kendra`.
    pub fn voice(self, name: impl AsRef<str>, inner: impl Into<Self>) -> Self {
        self.element("voice", &[("name", name.as_ref())], inner)
    }

    /// `<lang>`: in another language, such as `fr-FR`.
    pub fn lang(self, language: impl AsRef<str>, inner: impl Into<Self>) -> Self {
        self.element("lang", &[("xml:lang", language.as_ref())], inner)
    }

    /// `<amazon:effect>`: with an effect on the voice.
    pub fn effect(self, effect: Effect, inner: impl Into<Self>) -> Self {
        self.element("amazon:effect", &[("name", effect.as_str())], inner)
    }

    /// Short for the effect of a whisper.
    pub fn whispered(self, inner: impl Into<Self>) -> Self {
        self.effect(Effect::Whispered, inner)
    }

    /// `<amazon:emotion>`: with a feeling.
    pub fn emotion(self, emotion: Emotion, intensity: Intensity, inner: impl Into<Self>) -> Self {
        let attributes = [
            ("name", emotion.as_str()),
            ("intensity", intensity.as_str()),
        ];
        self.element("amazon:emotion", &attributes, inner)
    }

    /// `<amazon:domain>`: in a manner of speaking.
    pub fn domain(self, domain: Domain, inner: impl Into<Self>) -> Self {
        self.element("amazon:domain", &[("name", domain.as_str())], inner)
    }

    /// `<phoneme>`: text by its pronunciation.
    pub fn phoneme(
        self,
        alphabet: PhoneticAlphabet,
        pronunciation: impl AsRef<str>,
        text: impl AsRef<str>,
    ) -> Self {
        let attributes = [
            ("alphabet", alphabet.as_str()),
            ("ph", pronunciation.as_ref()),
        ];
        self.element("phoneme", &attributes, text.as_ref())
    }

    /// `<sub>`: `alias` is said for `text`.
    pub fn sub(self, alias: impl AsRef<str>, text: impl AsRef<str>) -> Self {
        self.element("sub", &[("alias", alias.as_ref())], text.as_ref())
    }

    /// `<p>`: a paragraph.
    pub fn p(self, inner: impl Into<Self>) -> Self {
        self.element("p", &[], inner)
    }

    /// `<s>`: a sentence.
    pub fn s(self, inner: impl Into<Self>) -> Self {
        self.element("s", &[], inner)
    }

    /// `<w>`: a word by its part of speech.
    pub fn w(self, role: WordRole, text: impl AsRef<str>) -> Self {
        self.element("w", &[("role", role.as_str())], text.as_ref())
    }

    fn element(mut self, name: &str, attributes: &[(&str, &str)], inner: impl Into<Self>) -> Self {
        self.open(name, attributes);
        self.0.push('>');
        self.0.push_str(&inner.into().0);
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
        self
    }

    fn empty(mut self, name: &str, attributes: &[(&str, &str)]) -> Self {
        self.open(name, attributes);
        self.0.push_str("/>");
        self
    }

    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.0.push('<');
        self.0.push_str(name);
        for (name, value) in attributes {
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("=\"");
            self.0.push_str(&escape(value));
            self.0.push('"');
        }
    }
}

impl fmt::Display for Ssml {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsRef<str> for Ssml {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

/// A copy.
impl From<&Ssml> for Ssml {
    fn from(ssml: &Ssml) -> Self {
        ssml.clone()
    }
}

/// Text, escaped.
impl From<&str> for Ssml {
    fn from(text: &str) -> Self {
        Self::new().text(text)
    }
}

/// Text, escaped.
impl From<String> for Ssml {
    fn from(text: String) -> Self {
        Self::new().text(text)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Pitch, Rate, Volume, check};
    use super::*;

    #[test]
    fn every_element_is_well_formed_and_escapes_its_arguments() {
        const NASTY: &str = "<a & \"b\" 'c'>";
        let prosody = Prosody::new()
            .rate(Rate::Fast)
            .pitch(Pitch::High)
            .volume(Volume::Loud);
        let all = Ssml::new()
            .text(NASTY)
            .pause(Duration::from_secs(1))
            .break_strength(BreakStrength::Strong)
            .audio(NASTY)
            .say_as(InterpretAs::SpellOut, NASTY)
            .say_as_date(NASTY, NASTY)
            .emphasis(EmphasisLevel::Strong, NASTY)
            .prosody(&prosody, Ssml::new().s(NASTY))
            .voice(NASTY, NASTY)
            .lang(NASTY, NASTY)
            .whispered(NASTY)
            .emotion(Emotion::Excited, Intensity::High, NASTY)
            .domain(Domain::News, NASTY)
            .phoneme(PhoneticAlphabet::Ipa, NASTY, NASTY)
            .sub(NASTY, NASTY)
            .p(NASTY.to_owned())
            .w(WordRole::Verb, NASTY);
        check(all.as_str()).unwrap();
        assert!(!all.as_str().contains(NASTY));
        assert_eq!(
            all.as_str()
                .matches("&lt;a &amp; &quot;b&quot; &apos;c&apos;&gt;")
                .count(),
            20
        );
    }

    #[test]
    fn prosody_takes_steps_and_values() {
        let steps = Prosody::new()
            .rate_percent(120)
            .pitch_percent(-10.5)
            .volume_decibels(4.0);
        assert_eq!(
            Ssml::new().prosody(&steps, "x").as_str(),
            "<prosody rate=\"120%\" pitch=\"-10.5%\" volume=\"+4dB\">x</prosody>"
        );
        assert_eq!(
            Ssml::new().prosody(&Prosody::new(), "x").as_str(),
            "<prosody>x</prosody>"
        );
        assert_eq!(Ssml::new().raw("<p>x</p>").to_string(), "<p>x</p>");
    }
}
