use serde_json::Value;

use crate::Locale;
use crate::smart_home::object::object;
use crate::wire::kept;

kept! {
    /// What people call a setting, a mode or a preset, in their languages.
    ///
    /// ```
    /// use alexa_skill_core::Locale;
    /// use alexa_skill_core::smart_home::Resources;
    ///
    /// let names = Resources::asset("Alexa.Setting.FanSpeed")
    ///     .and_text("wind", &Locale::EN_US)
    ///     .and_text("Wind", &Locale::DE_DE);
    /// assert_eq!(names.friendly_names.unwrap().len(), 3);
    /// ```
    pub struct Resources {
        /// `friendlyNames`
        pub friendly_names: Option<Vec<FriendlyName>> = "friendlyNames",
    }
}

kept! {
    /// One name: a text in a language, or an asset that Alexa has in all of them.
    pub struct FriendlyName {
        /// `@type`: `text` or `asset`.
        pub name_type: Option<String> = "@type",
        /// `value`: `text` and `locale`, or `assetId`.
        pub value: Option<Value> = "value",
    }
}

impl Resources {
    /// The name that Alexa has for something in all languages, such as `Alexa.Setting.FanSpeed`.
    pub fn asset(id: impl Into<String>) -> Self {
        Self::default().and_asset(id)
    }

    /// A name in a language.
    pub fn text(text: impl Into<String>, locale: &Locale) -> Self {
        Self::default().and_text(text, locale)
    }

    /// Adds a name that Alexa has.
    #[must_use]
    pub fn and_asset(self, id: impl Into<String>) -> Self {
        self.and("asset", object([("assetId", id.into().into())]))
    }

    /// Adds a name in a language.
    #[must_use]
    pub fn and_text(self, text: impl Into<String>, locale: &Locale) -> Self {
        let value = [
            ("text", text.into().into()),
            ("locale", locale.as_str().into()),
        ];
        self.and("text", object(value))
    }

    fn and(mut self, name_type: &str, value: Value) -> Self {
        let name = FriendlyName::default().name_type(name_type).value(value);
        self.friendly_names.get_or_insert_default().push(name);
        self
    }
}

impl From<Resources> for Value {
    fn from(resources: Resources) -> Self {
        let name = |name: FriendlyName| {
            object([
                ("@type", name.name_type.into()),
                ("value", name.value.into()),
            ])
        };
        let names = resources.friendly_names.unwrap_or_default();
        object([("friendlyNames", names.into_iter().map(name).collect())])
    }
}
