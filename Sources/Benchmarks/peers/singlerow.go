// The peer of `Benchmarks requests`: an HTTP server of net/http and pgx that asks the same two questions for a unit, whose
// token it is and the row of the list, and answers the row as JSON.
//
//	singlerow ADDRESS CONNINFO ACCOUNT-QUERY UNIT-QUERY
package main

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"log"
	"net/http"
	"os"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v4/pgxpool"
)

func main() {
	address, conninfo, accountQuery, unitQuery := os.Args[1], os.Args[2], os.Args[3], os.Args[4]
	pool, err := pgxpool.Connect(context.Background(), conninfo)
	if err != nil {
		log.Fatal(err)
	}
	http.HandleFunc("/v1/units/", func(w http.ResponseWriter, r *http.Request) {
		token := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
		hash := sha256.Sum256([]byte(token))
		var name string
		var roles, rights []string
		var association *string
		err := pool.QueryRow(r.Context(), accountQuery, hash[:]).Scan(&name, &roles, &association, &rights)
		if err != nil {
			http.Error(w, "unauthorized", http.StatusUnauthorized)
			return
		}
		id, err := strconv.ParseInt(strings.TrimPrefix(r.URL.Path, "/v1/units/U-"), 10, 64)
		if err != nil {
			http.Error(w, "unknown_unit", http.StatusNotFound)
			return
		}
		rows, err := pool.Query(r.Context(), unitQuery, id)
		if err != nil {
			http.Error(w, "fault", http.StatusInternalServerError)
			return
		}
		defer rows.Close()
		if !rows.Next() {
			http.Error(w, "unknown_unit", http.StatusNotFound)
			return
		}
		values, err := rows.Values()
		if err != nil {
			http.Error(w, "fault", http.StatusInternalServerError)
			return
		}
		record := make(map[string]interface{}, len(values))
		for index, field := range rows.FieldDescriptions() {
			record[string(field.Name)] = values[index]
		}
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		if err := json.NewEncoder(w).Encode(record); err != nil {
			log.Print(err)
		}
	})
	log.Fatal(http.ListenAndServe(address, nil))
}
