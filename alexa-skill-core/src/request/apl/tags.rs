use super::ComponentEntity;
use crate::wire::{model, open_enum};

model! {
    /// What a visible component can do, and in which state it is.
    pub struct Tags {
        /// Whether its box is ticked.
        pub checked: Option<bool>,
        /// Whether it can be clicked.
        pub clickable: Option<bool>,
        /// Whether it is out of use.
        pub disabled: Option<bool>,
        /// Whether it has the focus.
        pub focused: Option<bool>,
        /// It is a list.
        pub list: Option<ListTag>,
        /// It is an item of a list.
        pub list_item: Option<ListItemTag>,
        /// It plays media.
        pub media: Option<MediaTag>,
        /// The number that it is shown with, from 1.
        pub ordinal: Option<i64>,
        /// It shows one of several pages.
        pub pager: Option<PagerTag>,
        /// It can be scrolled.
        pub scrollable: Option<ScrollableTag>,
        /// Whether it can be read aloud.
        pub spoken: Option<bool>,
        /// It is the whole screen.
        pub viewport: Option<ViewportTag>,
    }
}

model! {
    /// A list, and how far the user has seen it.
    pub struct ListTag {
        /// The number of items.
        pub item_count: Option<i64>,
        /// The lowest index that was seen, from 0.
        pub lowest_index_seen: Option<i64>,
        /// The highest index that was seen, from 0.
        pub highest_index_seen: Option<i64>,
        /// The lowest number that was seen, from 1.
        pub lowest_ordinal_seen: Option<i64>,
        /// The highest number that was seen, from 1.
        pub highest_ordinal_seen: Option<i64>,
    }
}

model! {
    /// An item of a list.
    pub struct ListItemTag {
        /// Its index, from 0.
        pub index: Option<i64>,
    }
}

model! {
    /// A player of media.
    pub struct MediaTag {
        /// Where it is in the present track, in milliseconds.
        pub position_in_milliseconds: Option<i64>,
        /// Whether it plays.
        pub state: Option<MediaTagState>,
        /// Whether it can seek ahead.
        pub allow_adjust_seek_position_forward: Option<bool>,
        /// Whether it can seek back.
        pub allow_adjust_seek_position_backwards: Option<bool>,
        /// Whether there is a next track.
        pub allow_next: Option<bool>,
        /// Whether there is a previous track.
        pub allow_previous: Option<bool>,
        /// What the track is about.
        #[serde(deserialize_with = "crate::wire::list")]
        pub entities: Option<Vec<ComponentEntity>>,
        /// The track's address.
        pub url: Option<String>,
    }
}

open_enum! {
    /// Whether a player of media plays.
    pub enum MediaTagState {
        /// It is not in use.
        Idle = "idle",
        /// It plays.
        Playing = "playing",
        /// It waits.
        Paused = "paused",
    }
}

model! {
    /// A component that shows one of several pages.
    pub struct PagerTag {
        /// The page that it shows, from 0.
        pub index: Option<i64>,
        /// The number of pages.
        pub page_count: Option<i64>,
        /// Whether there is a page after this.
        pub allow_forward: Option<bool>,
        /// Whether there is a page before this.
        pub allow_backwards: Option<bool>,
    }
}

model! {
    /// A component that can be scrolled.
    pub struct ScrollableTag {
        /// In which direction.
        pub direction: Option<ScrollDirection>,
        /// Whether there is more ahead.
        pub allow_forward: Option<bool>,
        /// Whether there is more behind, by the name in the published model.
        pub allow_backward: Option<bool>,
        /// Whether there is more behind, by the name that devices send.
        pub allow_backwards: Option<bool>,
    }
}

impl ScrollableTag {
    /// Whether there is more behind, by either name.
    pub fn has_more_behind(&self) -> Option<bool> {
        self.allow_backwards.or(self.allow_backward)
    }
}

open_enum! {
    /// In which direction a component can be scrolled.
    pub enum ScrollDirection {
        /// Sideways.
        Horizontal = "horizontal",
        /// Up and down.
        Vertical = "vertical",
    }
}

model! {
    /// The whole screen.
    pub struct ViewportTag {}
}
