# What programs at the API are told, and what the commands for tokens and messages say.

api-token-missing = No token was given, or more than one.
    .remedy = Send one in the header Authorization: Bearer; whoever runs the node makes it with “ceasewire desk token add”.
api-token-unknown = This token does not hold: it is unknown, has ended, or was withdrawn.
    .remedy = Ask whoever runs the node for another.
api-scope = This token lacks the scope “{ $scope }”.
    .remedy = Ask whoever runs the node for a token that has it.
api-rate = This token has made too many requests.
    .remedy =
        { $n ->
            [one] Go on after { $n } second.
           *[other] Go on after { $n } seconds.
        }
api-streams = This token already holds { $max } streams open.
    .remedy = Close one of them first.
api-missing = There is no such thing here, or this token may not see it.
    .remedy = Check the address; the description at /api/v1/openapi.json names every one.
api-method = This cannot be done at this address.
    .remedy = The header Allow names what can.
api-parameter = A parameter cannot be taken: { $detail }
    .remedy = Give every parameter once, as the description says.
api-body = The body cannot be read: { $detail }
    .remedy = Send what the description says.
api-media = The body does not say that it is JSON.
    .remedy = Send it with Content-Type: application/json.
api-long = The body is too long.
    .remedy = Send at most 64 kB.
api-once-form = The key of idempotency cannot be taken.
    .remedy = Send one key of 1 to 64 letters, digits, hyphens or underscores.
api-once-other = This key of idempotency was used for another body.
    .remedy = Make a new key for every act.
api-once-open = An act was begun under this key of idempotency, and its answer is not there yet.
    .remedy = Ask again in a moment. If it stays so, look whether the act stands in the record before you send it under a new key.
api-host = The request names another desk.
    .remedy = Use the address that the node's configuration gives for its desk.
token-name = “{ $given }” cannot be the name of a token.
    .remedy = Use 1 to 40 letters, digits and blanks.
token-taken = A token is called “{ $given }” already.
    .remedy = Choose another name, or withdraw that one first.
token-unknown = No token is called “{ $given }”.
    .remedy = “ceasewire desk token list” names them all.
token-scope = There is no scope “{ $given }”.
    .remedy = Write read, read:CHANNEL, or send: with the name of a format or act, such as send:ntf-flight.
token-grave = “{ $given }” is signed by two officers; no token may say it.
    .remedy = Write it at the desk.
two-officers = “{ $given }” is signed by two officers of this desk.
    .remedy = Write it at the desk, where another officer confirms it; or name both with --officer and --second, by the numbers that “ceasewire desk officers” shows.
facts-first = Two of its facts have not been given again yet.
    .remedy = Give them first; the act goes only when both agree.
token-days = A token cannot hold for { $given } days.
    .remedy = Choose 1 to 366.
desk_token = Token
desk_token-scopes = Scopes
desk_token-ends = Ends
desk_token-used = Last used
desk_token-once = Keep it now: it is shown this once, and this node holds only its hash.
desk_token-ended = The token no longer holds.

away-broken = “{ $name }” in [away] of node.toml cannot be used: { $detail }
    .remedy = Mend it and start the node again.
away-dead = The address “{ $name }” took no message for hours and was given up; whoever is away is not told by it.
    .remedy = Mend what receives there, then write: ceasewire desk again
away-unknown = No address called “{ $given }” was given up.
    .remedy = The status of the node names those that were.
away_item =
    { $n ->
        [one] { $n } item
       *[other] { $n } items
    }
desk_away-again = The address is used again.
