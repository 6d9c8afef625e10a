use alexa_skill_core::response::directive::{
    BodyTemplate1, BodyTemplate2, BodyTemplate3, BodyTemplate6, BodyTemplate7, Hint, ListTemplate1,
    ListTemplate2, PlainText, PlainTextHint, RichText, Template, TextField,
};
use alexa_skill_core::response::{
    AskForPermissionsConsentCard, CanFulfill, CanFulfillIntent, Card, LinkAccountCard,
    OutputSpeech, PlainTextOutputSpeech, SimpleCard, SsmlOutputSpeech, StandardCard,
};

use super::{Family, family};

pub(super) fn families() -> Vec<Family> {
    vec![
        family!("output-speech", OutputSpeech {
            "PlainText" => PlainTextOutputSpeech = PlainTextOutputSpeech::new("tea, please"),
            "SSML" => SsmlOutputSpeech = SsmlOutputSpeech::new("<speak>Tea, please.</speak>"),
        }),
        family!("card", Card {
            "AskForPermissionsConsent" => AskForPermissionsConsentCard =
                AskForPermissionsConsentCard::new(["alexa::profile:email:read"]),
            "LinkAccount" => LinkAccountCard = LinkAccountCard::default(),
            "Simple" => SimpleCard = SimpleCard::default(),
            "Standard" => StandardCard = StandardCard::default(),
        }),
        family!("can-fulfill", {
            "CanFulfillIntent" => CanFulfillIntent = CanFulfillIntent::new(CanFulfill::Yes),
        }),
        family!("template", Template {
            "BodyTemplate1" => BodyTemplate1 = BodyTemplate1::default(),
            "BodyTemplate2" => BodyTemplate2 = BodyTemplate2::default(),
            "BodyTemplate3" => BodyTemplate3 = BodyTemplate3::default(),
            "BodyTemplate6" => BodyTemplate6 = BodyTemplate6::default(),
            "BodyTemplate7" => BodyTemplate7 = BodyTemplate7::default(),
            "ListTemplate1" => ListTemplate1 = ListTemplate1::default(),
            "ListTemplate2" => ListTemplate2 = ListTemplate2::default(),
        }),
        family!("text-field", TextField {
            "PlainText" => PlainText = PlainText::new("tea, please"),
            "RichText" => RichText = RichText::new("tea, please"),
        }),
        family!("hint", Hint {
            "PlainText" => PlainTextHint = PlainTextHint::new("tea, please"),
        }),
    ]
}
