/// What the service does by itself.
package enum JobName: String, Code {
    case expiry, parking, recheck, retention

    package var words: Words {
        switch self {
        case .expiry: Words(da: "Tilbud udløber, ved midnat", en: "Offers expire, at midnight")
        case .parking: Words(da: "Indstillinger er ikke længere i bero, ved midnat", en: "Parking ends, at midnight")
        case .recheck: Words(da: "Åbne indstillinger genberegnes", en: "Open referrals are checked again")
        case .retention: Words(da: "Det, der er gemt længe nok, slettes", en: "What was kept long enough is destroyed")
        }
    }
}
