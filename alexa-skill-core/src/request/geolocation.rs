//! Where the device is, for users who permit it.

use super::Timestamp;
use crate::wire::{model, open_enum};

model! {
    /// Where the device is and how it moves, of `context.Geolocation`.
    pub struct GeolocationState {
        /// When it was there.
        pub timestamp: Option<Timestamp>,
        /// Its place on the map.
        pub coordinate: Option<Coordinate>,
        /// Its height.
        pub altitude: Option<Altitude>,
        /// Its direction.
        pub heading: Option<Heading>,
        /// Its speed.
        pub speed: Option<Speed>,
        /// Whether it can tell at all.
        pub location_services: Option<LocationServices>,
    }
}

model! {
    /// A place on the map.
    pub struct Coordinate {
        /// From -90 to 90.
        pub latitude_in_degrees: Option<f64>,
        /// From -180 to 180.
        pub longitude_in_degrees: Option<f64>,
        /// How far off it may be.
        pub accuracy_in_meters: Option<f64>,
    }
}

model! {
    /// A height.
    pub struct Altitude {
        /// Over the sea.
        pub altitude_in_meters: Option<f64>,
        /// How far off it may be.
        pub accuracy_in_meters: Option<f64>,
    }
}

model! {
    /// A direction.
    pub struct Heading {
        /// Clockwise from the north.
        pub direction_in_degrees: Option<f64>,
        /// How far off it may be.
        pub accuracy_in_degrees: Option<f64>,
    }
}

model! {
    /// A speed.
    pub struct Speed {
        /// The speed.
        pub speed_in_meters_per_second: Option<f64>,
        /// How far off it may be.
        pub accuracy_in_meters_per_second: Option<f64>,
    }
}

model! {
    /// Whether the device can tell where it is.
    pub struct LocationServices {
        /// Whether its service runs.
        pub status: Option<LocationStatus>,
        /// Whether the user lets it.
        pub access: Option<LocationAccess>,
    }
}

open_enum! {
    /// Whether the device's location service runs.
    pub enum LocationStatus {
        /// It runs.
        Running = "RUNNING",
        /// It does not.
        Stopped = "STOPPED",
    }
}

open_enum! {
    /// Whether the user lets the device tell where it is.
    pub enum LocationAccess {
        /// The user does.
        Enabled = "ENABLED",
        /// The user does not.
        Disabled = "DISABLED",
        /// Nobody knows.
        Unspecified = "UNKNOWN",
    }
}
