import Foundation

/// Referrals of many kinds of households, each with every fact stated; CPR numbers of the test series.
enum ReferralFile {
    /// - Parameter referredOn: yyyy-mm-dd.
    static func bytes(_ numbers: Range<Int>, referredOn: String) -> Data {
        var text = """
            indstilling_id;cpr;indstillet;maalgruppe;hjemloes;boern;par;indrejst;opholdskrav;beskaeftigelseskrav;aktivitetsparat;\
            hjemmeboende;ydelse;indkomst_brutto;indkomst_netto;skattefri;saerlig_stoette;formue;pension;kirkeskat;\
            udgift_indskudslaan;udgift_boernepasning;udgift_medicin;udgift_bidrag;boligtyper

            """
        text.reserveCapacity(numbers.count * 130)
        for number in numbers {
            let children = ["ingen", "ingen", "4", "4,9"][number % 4]
            text += """
                M-\(number);\(cpr(number));\(referredOn);hjemloes;ja;\(children);nej;ja;\(number % 3 == 0 ? "nej" : "ja");\
                \(number % 2 == 0 ? "ja" : "nej");nej;nej;kontanthjaelp;\(number % 7 * 500);0;0;0;0;ingen;nej;\
                \(number % 9 * 50);0;\(number % 5 * 40);0;\(number % 6 == 0 ? "familiebolig,ungdomsbolig" : "familiebolig")

                """
        }
        return Data(text.utf8)
    }

    /// A CPR number of the test series, another for each: day 61-91, years 1937-1999 with a sequence below 4000.
    private static func cpr(_ number: Int) -> String {
        let (day, rest) = (number % 28 + 61, number / 28)
        let (month, sequence) = (rest % 12 + 1, rest / 12)
        let (year, serial) = (sequence % 60 + 38, sequence / 60)
        return String(format: "%02d%02d%02d%04d", day, month, year, serial)
    }
}
