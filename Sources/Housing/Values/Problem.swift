/// What the service says when it will not do something: what is wrong, with what, and what to do next.
///
/// The same four parts travel on the wire (RFC 9457 problem+json) and to the screen. A problem never carries
/// personal data: `details` holds codes, numbers such as `U-1042`, field names and days.
package struct Problem: Error, Hashable, Sendable {
    /// The kind of problem, which decides the HTTP status and the exit code of the client.
    package enum Kind: String, Sendable, CaseIterable {
        /// The request itself is wrong: a field, a parameter, a format. (400, exit 64)
        case wrongUse
        /// A file or body that cannot be read as what it should be. (422, exit 65)
        case unreadable
        /// Nobody knows who asks. (401, exit 77)
        case notSignedIn
        /// Who asks may not. (403, exit 77)
        case notAllowed
        /// What is named does not exist. (404, exit 1)
        case notFound
        /// The address is there, but not for that method. (405, exit 64)
        case wrongMethod
        /// What was sent is of another kind than what is read here. (415, exit 64)
        case wrongMediaType
        /// A rule or the state of things says no. (409, exit 1)
        case refused
        /// Too large for the service. (413, exit 65)
        case tooLarge
        /// Too often; the same request may succeed after a while. (429, exit 75)
        case tooOften
        /// Not now; the same request may succeed later. (503, exit 75)
        case tryLater
        /// The service's own fault. (500, exit 70)
        case fault
    }

    package let kind: Kind
    /// Stable and snake_case, the same in every language.
    package let code: String
    package let message: Words
    package let details: [String: String]
    package let hint: Words?

    package init(_ kind: Kind, _ code: String, _ message: Words, details: [String: String] = [:], hint: Words? = nil) {
        self.kind = kind
        self.code = code
        self.message = message
        self.details = details
        self.hint = hint
    }
}
