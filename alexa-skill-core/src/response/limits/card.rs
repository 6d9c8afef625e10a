use super::{CARD, Findings, IMAGE_URL};
use crate::response::{Card, CardImage};

impl Findings {
    pub(super) fn card(&mut self, at: &str, card: &Card) {
        let card = &self.as_read(at, card);
        self.required(at, card);
        match card {
            Card::Simple(card) => self.card_text(at, &[&card.title, &card.content]),
            Card::Standard(card) => {
                let none = CardImage::default();
                let image = card.image.as_ref().unwrap_or(&none);
                let (small, large) = (&image.small_image_url, &image.large_image_url);
                self.card_text(at, &[&card.title, &card.text, small, large]);
                for (name, url) in [("smallImageUrl", small), ("largeImageUrl", large)] {
                    if let Some(url) = url {
                        let field = format!("{at}.image.{name}");
                        self.text(&field, url, IMAGE_URL);
                        self.https(&field, url);
                    }
                }
            }
            Card::AskForPermissionsConsent(card) => {
                self.not_empty(&format!("{at}.permissions"), card.permissions.as_deref());
            }
            Card::LinkAccount(_) | Card::Unknown(_) => {}
        }
    }

    /// The limit holds for all text of the card together.
    fn card_text(&mut self, at: &str, texts: &[&Option<String>]) {
        let size = texts
            .iter()
            .filter_map(|text| text.as_ref())
            .map(|text| text.chars().count())
            .sum();
        self.length(at, "the card", size, CARD, "characters");
    }
}
