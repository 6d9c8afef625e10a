use crate::Locale;

/// What the gate says, in one language. SSML is allowed; escape what is not.
///
/// Certification asks that the sentence names the Alexa app, where the card is, and not that the
/// user disables the skill or looks for a setting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkSentences {
    /// The account is not linked; a card was sent.
    pub not_linked: String,
    /// The token was refused; a card was sent.
    pub rejected: String,
    /// The identity provider cannot be asked; no card was sent.
    pub unavailable: String,
}

impl LinkSentences {
    /// Sentences of your own.
    pub fn new(
        not_linked: impl Into<String>,
        rejected: impl Into<String>,
        unavailable: impl Into<String>,
    ) -> Self {
        Self {
            not_linked: not_linked.into(),
            rejected: rejected.into(),
            unavailable: unavailable.into(),
        }
    }

    /// The built-in sentences in the locale's language, else in English.
    pub fn built_in(locale: &Locale) -> Self {
        let [not_linked, rejected, unavailable] = match locale.canonical().language() {
            "ar" => [
                "لاستخدام هذه المهارة، يرجى ربط حسابك. لقد أرسلت بطاقة إلى تطبيق Alexa لتقوم بذلك.",
                "انتهت صلاحية ربط حسابك. لقد أرسلت بطاقة إلى تطبيق Alexa لربطه مرة أخرى.",
                "عذرًا، لا يمكنني الوصول إلى حسابك الآن. يرجى المحاولة مرة أخرى بعد قليل.",
            ],
            "de" => [
                "Dafür brauche ich dein verknüpftes Konto. Ich habe dir eine Karte an die Alexa-App geschickt, mit der du es verknüpfen kannst.",
                "Die Verknüpfung deines Kontos ist abgelaufen. Ich habe dir eine Karte an die Alexa-App geschickt, mit der du es erneut verknüpfen kannst.",
                "Tut mir leid, ich kann dein Konto gerade nicht erreichen. Bitte versuche es in ein paar Minuten noch einmal.",
            ],
            "es" => [
                "Para eso necesito tu cuenta vinculada. He enviado una tarjeta a la aplicación Alexa para que la vincules.",
                "La vinculación de tu cuenta ha caducado. He enviado una tarjeta a la aplicación Alexa para que la vincules otra vez.",
                "Lo siento, ahora mismo no puedo acceder a tu cuenta. Inténtalo de nuevo dentro de unos minutos.",
            ],
            "fr" => [
                "Pour cela, il me faut votre compte associé. J'ai envoyé une carte dans l'application Alexa pour l'associer.",
                "L'association de votre compte a expiré. J'ai envoyé une carte dans l'application Alexa pour l'associer de nouveau.",
                "Désolé, je ne peux pas accéder à votre compte pour le moment. Veuillez réessayer dans quelques minutes.",
            ],
            "hi" => [
                "इसके लिए आपका अकाउंट लिंक होना चाहिए। इसे लिंक करने के लिए मैंने Alexa ऐप में एक कार्ड भेजा है।",
                "आपके अकाउंट का लिंक समाप्त हो गया है। इसे फिर से लिंक करने के लिए मैंने Alexa ऐप में एक कार्ड भेजा है।",
                "माफ़ कीजिए, अभी आपका अकाउंट उपलब्ध नहीं है। कृपया कुछ मिनट बाद फिर कोशिश करें।",
            ],
            "it" => [
                "Per questo mi serve il tuo account collegato. Ho inviato una scheda all'app Alexa per collegarlo.",
                "Il collegamento del tuo account è scaduto. Ho inviato una scheda all'app Alexa per collegarlo di nuovo.",
                "Mi dispiace, al momento non riesco ad accedere al tuo account. Riprova tra qualche minuto.",
            ],
            "ja" => [
                "ご利用にはアカウントのリンクが必要です。Alexaアプリにカードを送りましたので、そこからリンクしてください。",
                "アカウントのリンクの有効期限が切れました。Alexaアプリにカードを送りましたので、もう一度リンクしてください。",
                "申し訳ありません。ただいまアカウントに接続できません。しばらくしてからもう一度お試しください。",
            ],
            "nl" => [
                "Hiervoor heb ik je gekoppelde account nodig. Ik heb een kaart naar de Alexa-app gestuurd waarmee je het kunt koppelen.",
                "De koppeling van je account is verlopen. Ik heb een kaart naar de Alexa-app gestuurd waarmee je het opnieuw kunt koppelen.",
                "Sorry, ik kan je account nu niet bereiken. Probeer het over een paar minuten opnieuw.",
            ],
            "pt" => [
                "Para isso, preciso da sua conta vinculada. Enviei um cartão ao app Alexa para você vinculá-la.",
                "A vinculação da sua conta expirou. Enviei um cartão ao app Alexa para você vinculá-la novamente.",
                "Desculpe, não consigo acessar sua conta agora. Tente novamente em alguns minutos.",
            ],
            _ => [
                "To do that, I need your linked account. I've sent a card to the Alexa app where you can link it.",
                "The link to your account has expired. I've sent a card to the Alexa app where you can link it again.",
                "Sorry, I can't reach your account right now. Please try again in a few minutes.",
            ],
        };
        Self::new(not_linked, rejected, unavailable)
    }
}
