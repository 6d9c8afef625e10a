use super::{CARD, Findings, IMAGE_URL};
use crate::response::{Card, CardImage, ViolationKind};

impl Findings {
    pub(super) fn card(&mut self, at: &str, card: &Card) {
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
                if card.permissions.as_ref().is_none_or(Vec::is_empty) {
                    let field = format!("{at}.permissions");
                    let message = "the card asks for no permission";
                    self.add(&field, ViolationKind::Missing, message);
                }
            }
            Card::LinkAccount(_) => {}
            Card::Unknown(card) => self.tagged(at, card),
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
