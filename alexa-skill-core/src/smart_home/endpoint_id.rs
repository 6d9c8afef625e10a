use super::checked_text;

checked_text! {
    /// A device or scene, by the name that the skill gave it at discovery.
    ///
    /// 1 to 256 ASCII letters, digits and ``_ - = # ; : ? @ &``: no dot, slash or space.
    ///
    /// ```
    /// use alexa_skill_core::smart_home::EndpointId;
    ///
    /// assert_eq!(EndpointId::new("light#kitchen")?, "light#kitchen");
    /// assert!(EndpointId::new("light.kitchen").is_err());
    /// # Ok::<(), alexa_skill_core::smart_home::FormError>(())
    /// ```
    EndpointId at "endpointId", 1..=256 of |c: char| c.is_ascii_alphanumeric() || "_-=#;:?@&".contains(c)
}
