/// What the service does by itself.
package enum JobName: String, Code {
    case expiry, heads, keys, parking, recheck, retention, seal

    package var words: Words {
        switch self {
        case .expiry: Words(da: "Tilbud udløber, ved midnat", en: "Offers expire, at midnight")
        case .heads:
            Words(da: "Seglenes hoved underskrives, ved midnat", en: "The head of the seals is signed, at midnight")
        case .keys: Words(da: "Nøgler pakkes ind i den, der gælder", en: "Keys are wrapped by the one in force")
        case .parking: Words(da: "Indstillinger er ikke længere i bero, ved midnat", en: "Parking ends, at midnight")
        case .recheck: Words(da: "Åbne indstillinger genberegnes", en: "Open referrals are checked again")
        case .retention: Words(da: "Det, der er gemt længe nok, slettes", en: "What was kept long enough is destroyed")
        case .seal: Words(da: "Nye hændelser forsegles", en: "New events are sealed")
        }
    }
}
