use crate::wire::{model, open_enum};

model! {
    /// An image in several sizes.
    ///
    /// ```
    /// use alexa_skill_core::response::directive::{DisplayImage, DisplayImageInstance};
    ///
    /// let image = DisplayImage::new("a cup of tea")
    ///     .source(DisplayImageInstance::new("https://example.com/tea.png").width_pixels(480));
    /// ```
    pub struct DisplayImage {
        /// What it shows, for those who do not see it.
        pub content_description: Option<String>,
        /// Where it is, in several sizes.
        #[serde(deserialize_with = "crate::wire::list")]
        pub sources: Option<Vec<DisplayImageInstance>>,
    }
}

model! {
    /// An image in one size.
    pub struct DisplayImageInstance new(url: String) {
        /// The https address.
        pub url: Option<String>,
        /// The size by name.
        pub size: Option<DisplayImageSize>,
        /// The width in pixels.
        pub width_pixels: Option<i64>,
        /// The height in pixels.
        pub height_pixels: Option<i64>,
    }
}

open_enum! {
    /// The size of an image by name.
    pub enum DisplayImageSize {
        /// 480 x 320 pixels.
        XSmall = "X_SMALL",
        /// 720 x 480 pixels.
        Small = "SMALL",
        /// 960 x 640 pixels.
        Medium = "MEDIUM",
        /// 1200 x 800 pixels.
        Large = "LARGE",
        /// 1920 x 1280 pixels.
        XLarge = "X_LARGE",
    }
}

impl DisplayImage {
    /// An image that shows `description`.
    pub fn new(description: impl Into<String>) -> Self {
        Self::default().content_description(description)
    }

    /// Adds a size.
    #[must_use]
    pub fn source(mut self, instance: DisplayImageInstance) -> Self {
        self.sources.get_or_insert_default().push(instance);
        self
    }
}
