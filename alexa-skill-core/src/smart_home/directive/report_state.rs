//! `Alexa`

use super::part::part;

part! {
    /// How is the device?
    pub struct ReportState {}
}
