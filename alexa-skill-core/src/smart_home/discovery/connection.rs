use crate::wire::kept;

kept! {
    /// A network by which a device is connected.
    ///
    /// ```
    /// use alexa_skill_core::smart_home::Connection;
    ///
    /// let connection = Connection::tcp_ip("00:11:22:AA:BB:33");
    /// assert_eq!(connection.connection_type.as_deref(), Some("TCP_IP"));
    /// ```
    pub struct Connection {
        /// `type`: `TCP_IP`, `ZIGBEE`, `ZWAVE`, `MATTER` or `UNKNOWN`.
        pub connection_type: Option<String> = "type",
        /// `macAddress`, with `TCP_IP` and `ZIGBEE`.
        pub mac_address: Option<String> = "macAddress",
        /// `homeId`, with `ZWAVE`.
        pub home_id: Option<String> = "homeId",
        /// `nodeId`, with `ZWAVE`.
        pub node_id: Option<String> = "nodeId",
        /// `value`, with `UNKNOWN`.
        pub value: Option<String> = "value",
    }
}

impl Connection {
    /// A device on the local network, by its MAC address.
    pub fn tcp_ip(mac_address: impl Into<String>) -> Self {
        Self::default()
            .connection_type("TCP_IP")
            .mac_address(mac_address)
    }

    /// A Zigbee device, by its MAC address.
    pub fn zigbee(mac_address: impl Into<String>) -> Self {
        Self::default()
            .connection_type("ZIGBEE")
            .mac_address(mac_address)
    }

    /// A Z-Wave device, by the home's id and the node's.
    pub fn zwave(home_id: impl Into<String>, node_id: impl Into<String>) -> Self {
        Self::default()
            .connection_type("ZWAVE")
            .home_id(home_id)
            .node_id(node_id)
    }

    /// A device connected in another way.
    pub fn unknown(value: impl Into<String>) -> Self {
        Self::default().connection_type("UNKNOWN").value(value)
    }
}
