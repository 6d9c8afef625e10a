# What the user says in the conversation that the example plays.
say-launch = Alexa, open linked profile.
say-link = Alexa, ask linked profile to link my account.
say-link-in-session = Link my account.
say-hello = Hello.
say-full-name = What is my full name?
say-phone-number = What is my phone number?
say-email-address = What is my e-mail address?
say-street-address = What is my street address?
say-everything = Tell me everything.
say-help = Help.
say-stop = Stop.
note-linking = The user opens the card in the Alexa app and signs in as { $user }.
note-expired = An hour passes, and Alexa still sends the old access token.
note-down = The user links again. Then the user pool goes down.
note-up = The user pool is back.
