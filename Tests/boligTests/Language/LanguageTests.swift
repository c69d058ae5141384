import Housing
import HousingAPI
import HousingFiles
import Testing

@testable import bolig

@Suite struct LanguageTests {
    @Test(
        arguments: [
            ([], [:], .da),
            ([], ["LANG": "en_GB.UTF-8"], .en),
            ([], ["LANG": "de_DE.UTF-8"], .da),
            ([], ["LANG": "en_US", "BOLIG_LANGUAGE": "da"], .da),
            ([], ["BOLIG_LANGUAGE": "en"], .en),
            (["units", "list", "--language", "en"], ["BOLIG_LANGUAGE": "da"], .en),
            (["--language=da"], ["LANG": "en"], .da),
            (["--language", "fr"], ["LANG": "en"], .en),
            (["--", "--language", "en"], [:], .da),
        ] as [([String], [String: String], Housing.Language)])
    func theFirstThatSpeaksDecides(arguments: [String], environment: [String: String], expected: Housing.Language) {
        #expect(Language.chosen(arguments, environment) == expected)
    }

    @Test func theParserSpeaksDanish() {
        let english = "Error: Missing expected argument '<file>'\nUsage: bolig units import <file>"
        #expect(ParserWords.text(english, .da) == "Fejl: Der mangler '<file>'\nBrug: bolig units import <file>")
        #expect(ParserWords.text(english, .en) == english)
    }
}

@Suite struct ArgumentsTests {
    @Test(
        arguments: [
            ("2025-01-02", "2025-01-02"), ("02-01-2025", "2025-01-02"), ("31-12-2025", "2025-12-31"),
            ("31-02-2025", nil),
            ("2-1-2025", nil), ("02.01.2025", nil), ("", nil),
        ] as [(String, String?)])
    func days(text: String, expected: String?) { #expect(Day.typed(text)?.description == expected) }

    @Test(
        arguments: [
            ("6200", "6200"), ("6.200", "6200"), ("6.200,50", "6200.50"), ("6200,5", "6200.50"),
            ("1.234.567", "1234567"),
            ("6.20", nil), ("6200.50", nil), ("6.2000", nil), ("6,200", nil), ("6200,", nil), ("seks", nil), ("", nil),
            ("1234.567", nil),
        ] as [(String, String?)])
    func amounts(text: String, expected: String?) { #expect(Money.typed(text)?.description == expected) }

    @Test(arguments: [("62", 620), ("62,5", 625), ("2.5", 25), ("62,55", nil), ("x", nil)] as [(String, Int?)])
    func oneDecimal(text: String, expected: Int?) { #expect(tenths(text) == expected) }
}
