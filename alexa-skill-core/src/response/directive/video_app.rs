use crate::wire::model;

model! {
    /// Plays a video.
    ///
    /// ```
    /// use alexa_skill_core::response::directive::VideoAppLaunchDirective;
    ///
    /// let launch = VideoAppLaunchDirective::new("https://example.com/a.mp4", Some("A walk"), None);
    /// ```
    pub struct VideoAppLaunchDirective requires(video_item) {
        /// The video.
        pub video_item: Option<VideoItem>,
    }
}

model! {
    /// A video.
    pub struct VideoItem new(source: String) {
        /// The https address.
        pub source: Option<String>,
        /// What to show of it.
        pub metadata: Option<VideoMetadata>,
    }
}

model! {
    /// What to show of a video.
    pub struct VideoMetadata {
        /// The title.
        pub title: Option<String>,
        /// The subtitle.
        pub subtitle: Option<String>,
    }
}

impl VideoAppLaunchDirective {
    /// Plays the video at `source`; empty titles count as none.
    pub fn new(source: impl Into<String>, title: Option<&str>, subtitle: Option<&str>) -> Self {
        let given = |text: Option<&str>| text.filter(|text| !text.is_empty()).map(str::to_owned);
        let metadata = VideoMetadata {
            title: given(title),
            subtitle: given(subtitle),
        };
        let mut item = VideoItem::new(source);
        item.metadata = (metadata != VideoMetadata::default()).then_some(metadata);
        Self::empty().video_item(item)
    }
}
