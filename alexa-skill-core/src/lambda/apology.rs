use std::fmt;
use std::sync::Arc;

use crate::Locale;

type Words = dyn Fn(&Locale) -> String + Send + Sync;

/// What is said where there is no answer.
#[derive(Clone, Default)]
pub(super) struct Apology(Option<Arc<Words>>);

impl Apology {
    pub(super) fn new(words: impl Fn(&Locale) -> String + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(words)))
    }

    pub(super) fn text(&self, locale: &Locale) -> String {
        match &self.0 {
            Some(words) => words(locale),
            None => built_in(locale).to_owned(),
        }
    }
}

impl fmt::Debug for Apology {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "own" } else { "built-in" })
    }
}

fn built_in(locale: &Locale) -> &'static str {
    match locale.canonical().language() {
        "ar" => "عذرًا، حدث خطأ ما. يرجى المحاولة مرة أخرى بعد قليل.",
        "de" => "Tut mir leid, da ist etwas schiefgegangen. Bitte versuche es später noch einmal.",
        "es" => "Lo siento, algo ha salido mal. Inténtalo de nuevo más tarde.",
        "fr" => "Désolé, un problème est survenu. Veuillez réessayer plus tard.",
        "hi" => "माफ़ कीजिए, कुछ गड़बड़ हो गई। कृपया थोड़ी देर बाद फिर कोशिश करें।",
        "it" => "Mi dispiace, qualcosa è andato storto. Riprova più tardi.",
        "ja" => "申し訳ありません。問題が発生しました。しばらくしてからもう一度お試しください。",
        "nl" => "Sorry, er is iets misgegaan. Probeer het later opnieuw.",
        "pt" => "Desculpe, algo deu errado. Tente novamente mais tarde.",
        _ => "Sorry, something went wrong. Please try again later.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_words_of_its_own() {
        let mut words: Vec<_> = Locale::ALL.iter().map(built_in).collect();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), 10);
        assert_eq!(built_in(&Locale::new("de_at")), built_in(&Locale::DE_DE));
        assert_eq!(built_in(&Locale::new("sv-SE")), built_in(&Locale::EN_US));
    }
}
