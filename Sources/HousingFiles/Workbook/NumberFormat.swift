/// What a number format makes of a number.
enum NumberFormat {
    case number, day, time

    /// The formats that have a number instead of a code.
    init(builtIn id: Int) {
        switch id {
        case 14...17, 22, 27...31, 36, 50...54, 57, 58: self = .day
        case 18...21, 32...35, 45...47, 55, 56: self = .time
        default: self = .number
        }
    }

    /// By its code: a day or a year outside quotes, brackets and escapes makes a day, an hour or a second alone a time.
    init(_ code: String) {
        let code = code.lowercased()
        var inQuotes = false
        var inBrackets = false
        var skipsNext = false
        var hasTime = false
        var bracket = ""
        for character in code where !["general", "standard"].contains(code) {
            if skipsNext {
                skipsNext = false
            } else if inQuotes {
                inQuotes = character != "\""
            } else if inBrackets {
                inBrackets = character != "]"
                // Hours that have passed: `[h]:mm`.
                if inBrackets {
                    bracket.append(character)
                } else if ["h", "hh", "t", "tt"].contains(bracket) {
                    hasTime = true
                }
            } else if character == "\"" {
                inQuotes = true
            } else if character == "[" {
                (inBrackets, bracket) = (true, "")
            } else if character == "\\" || character == "_" || character == "*" {
                skipsNext = true
            } else if character == ";" {
                break
            } else if character == "d" || character == "y" || character == "å" {
                self = .day
                return
            } else if character == "h" || character == "s" || character == "t" {
                hasTime = true
            }
        }
        self = hasTime ? .time : .number
    }
}
