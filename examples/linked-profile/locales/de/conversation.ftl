# Was der Benutzer in der Unterhaltung sagt, die das Beispiel vorspielt.
say-launch = Alexa, öffne verknüpftes Profil.
say-link = Alexa, sag verknüpftes Profil, verknüpfe mein Konto.
say-link-in-session = Verknüpfe mein Konto.
say-hello = Hallo.
say-full-name = Wie ist mein vollständiger Name?
say-phone-number = Wie ist meine Telefonnummer?
say-email-address = Wie ist meine E-Mail-Adresse?
say-street-address = Wie ist meine Anschrift?
say-everything = Sag mir alles.
say-help = Hilfe.
say-stop = Stopp.
note-linking = Der Benutzer öffnet die Karte in der Alexa-App und meldet sich als { $user } an.
note-expired = Eine Stunde vergeht, und Alexa sendet noch immer das alte Zugriffstoken.
note-down = Der Benutzer verknüpft sein Konto erneut. Dann fällt der Benutzerpool aus.
note-up = Der Benutzerpool ist wieder da.
