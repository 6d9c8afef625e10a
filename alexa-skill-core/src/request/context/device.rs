use super::SupportedInterfaces;
use crate::id::DeviceId;
use crate::wire::model;

model! {
    /// The device that the user spoke to.
    pub struct Device {
        /// The device's id for this skill.
        pub device_id: Option<DeviceId>,
        /// The endpoint's id, for skills of device makers.
        pub persistent_endpoint_id: Option<String>,
        /// The interfaces that the device offers.
        pub supported_interfaces: Option<SupportedInterfaces>,
    }
}
