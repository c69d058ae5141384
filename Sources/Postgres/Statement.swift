/// SQL with its parameters. Interpolation binds, it never glues text:
/// `"select name from unit where id = \(id)"` is sent as `select name from unit where id = $1` with one parameter.
///
/// The server infers the type of a parameter from where it stands; where it cannot, write a cast: `\(count)::int`.
package struct Statement: ExpressibleByStringInterpolation, Sendable {
    /// The text between the parameters: always one more than there are values.
    private var segments: [String]
    /// The parameters in order, in text form, nil for NULL.
    package private(set) var values: [String?]
    /// The text with `$1`, `$2`, …
    package private(set) var sql: String

    package init(stringLiteral value: String) {
        segments = [value]
        values = []
        sql = value
    }

    /// Names of columns, quoted, with commas between.
    package init(identifiers names: some Sequence<String>) {
        self.init(stringLiteral: names.map(quoted(identifier:)).joined(separator: ", "))
    }

    /// Text written elsewhere, such as a file of SQL, without parameters.
    package init(unescaped text: String) { self.init(stringLiteral: text) }

    package init(stringInterpolation: StringInterpolation) {
        self.init(segments: stringInterpolation.segments, values: stringInterpolation.values)
    }

    /// The same statement with one value in every place.
    package func with(_ value: some PostgresEncodable) -> Statement {
        var statement = self
        statement.values = Array(repeating: value.postgresText, count: values.count)
        return statement
    }

    private init(segments: [String], values: [String?]) {
        self.segments = segments
        self.values = values
        sql = segments[0]
        sql.reserveCapacity(segments.reduce(4 * values.count) { $0 + $1.utf8.count })
        for index in values.indices {
            sql += "$"
            sql += String(index + 1)
            sql += segments[index + 1]
        }
    }

    /// The text with the values written in as literals, for COPY (…) TO STDOUT, which takes no parameters.
    var literal: String {
        var text = segments[0]
        for index in values.indices {
            text += values[index].map { "'" + doubled("'", in: $0) + "'" } ?? "null"
            text += segments[index + 1]
        }
        return text
    }

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var segments: [String] = [""]
        fileprivate var values: [String?] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            segments[0].reserveCapacity(literalCapacity)
            values.reserveCapacity(interpolationCount)
        }

        package mutating func appendLiteral(_ literal: String) { segments[segments.count - 1] += literal }

        /// Binds a value.
        package mutating func appendInterpolation(_ value: some PostgresEncodable) { bind(value.postgresText) }

        /// Binds a value, or NULL for nil.
        package mutating func appendInterpolation(_ value: (some PostgresEncodable)?) { bind(value?.postgresText) }

        private mutating func bind(_ text: String?) {
            values.append(text)
            segments.append("")
        }

        /// Puts another statement here, its parameters renumbered.
        package mutating func appendInterpolation(fragment: Statement) {
            appendLiteral(fragment.segments[0])
            values += fragment.values
            segments += fragment.segments.dropFirst()
        }

        /// The name of a table, column or role, quoted.
        package mutating func appendInterpolation(identifier: String) {
            appendLiteral(quoted(identifier: identifier))
        }

        /// Raw text, never from outside the program. Named so that review and grep find it.
        package mutating func appendInterpolation(unescaped text: String) { appendLiteral(text) }
    }
}

/// Prints the text without the values, which may be personal.
extension Statement: CustomStringConvertible {
    package var description: String { sql }
}

extension Sequence<Statement> {
    /// All of them as one statement, such as conditions joined by `" and "`.
    package func joined(separator: String) -> Statement {
        var all = Statement.StringInterpolation(literalCapacity: 0, interpolationCount: 0)
        for (index, statement) in enumerated() {
            if index > 0 { all.appendLiteral(separator) }
            all.appendInterpolation(fragment: statement)
        }
        return Statement(stringInterpolation: all)
    }
}

/// A name in double quotes.
func quoted(identifier: String) -> String { "\"" + doubled("\"", in: identifier) + "\"" }

private func doubled(_ quote: Character, in text: String) -> String {
    // By bytes, for hardly any has one, and a statement has many names.
    guard let byte = quote.asciiValue, text.utf8.contains(byte) else { return text }
    return text.split(separator: quote, omittingEmptySubsequences: false).joined(separator: String([quote, quote]))
}
