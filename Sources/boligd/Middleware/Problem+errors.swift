import Housing
import HousingAPI
import HousingStore
import Hummingbird
import Postgres

extension Problem {
    /// What an error means to who asked: the one place where errors of all layers become problems.
    init(from error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let fault as JSON.Fault: self.init(fault)
        case is CancellationError:
            // The client has gone; the answer only shows in the log.
            self.init(
                .tryLater, "interrupted",
                Words(
                    da: "Anmodningen blev afbrudt. Intet er gemt.",
                    en: "The request was broken off. Nothing was stored."),
                hint: Words(da: "Send den igen.", en: "Send it again."))
        case PoolError.exhausted(let seconds):
            self.init(
                .tryLater, "too_busy",
                Words(da: "Tjenesten har for travlt lige nu.", en: "The service is too busy just now."),
                details: ["retry_after": "\(seconds)"],
                hint: Words(da: "Prøv igen om \(seconds) sekunder.", en: "Try again in \(seconds) seconds."))
        case PoolError.closed:
            self.init(
                .tryLater, "stopping", Words(da: "Tjenesten er ved at stoppe.", en: "The service is stopping."),
                hint: Words(da: "Prøv igen om lidt.", en: "Try again in a moment."))
        case let error as HTTPError where error.status == .notFound:
            self.init(
                .notFound, "unknown_route", Words(da: "Den adresse findes ikke.", en: "There is no such address."),
                hint: Words(da: "Adresserne står i /v1/openapi.json.", en: "The addresses are in /v1/openapi.json."))
        case let error as HTTPError where error.status == .contentTooLarge:
            self.init(
                .tooLarge, "body_too_large", Words(da: "Anmodningen er for stor.", en: "The request is too large."))
        case let error as HTTPError where error.status.code < 500:
            self.init(
                .wrongUse, "bad_request", Words(da: "Anmodningen kan ikke læses.", en: "The request cannot be read."))
        default:
            self.init(
                .fault, "internal_error",
                Words(
                    da: "Der skete en fejl i tjenesten. Intet er gemt.", en: "The service failed. Nothing was stored."),
                hint: Words(
                    da: "Giv driften anmodningens nummer; det står i loggen.",
                    en: "Give operations the request id; it is in the log."))
        }
    }
}

/// An error as the log may have it.
func described(_ error: any Error) -> String {
    switch error {
    case is PostgresError, is RowError, is RowCountError: "\(error)"
    default: "\(type(of: error))"
    }
}
