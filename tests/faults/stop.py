#!/usr/bin/env python3
"""SIGTERM: the request under way is answered whole, no new one is taken, the process ends with 0."""
import http.client
import signal
import socket
import unittest

from world import PATIENCE, Place


class Stop(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = Place("sqlite")
        cls.place.must("demo", "--products", 10_000)

    @classmethod
    def tearDownClass(cls):
        cls.place.close()

    def slow_reader(self, served, path):
        """A connection whose answer cannot be in any buffer as a whole."""
        reader = socket.socket()
        reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
        reader.settimeout(PATIENCE)
        reader.connect((served.host, served.port))
        reader.sendall(f"GET {path} HTTP/1.1\r\nHost: {served.host}\r\n\r\n".encode())
        return reader

    def test_an_answer_of_megabytes_that_has_begun_is_sent_to_its_end(self):
        path = "/du-lieu/san-pham.json"
        with self.place.serving() as served:
            whole = served.get(path)
        self.assertGreater(len(whole), 2_000_000, "an answer that fits the socket's buffers shows nothing")

        served = self.place.serve()
        with self.slow_reader(served, path) as reader:
            answer = http.client.HTTPResponse(reader)
            answer.begin()
            begun = answer.read(1_000)
            served.process.send_signal(signal.SIGTERM)
            wait_until_refused(served)
            self.assertIsNone(served.process.poll(), "it ended with an answer under way")
            self.assertEqual(whole, begun + answer.read())
        served.ended()

    def test_idle_connections_do_not_keep_it(self):
        served = self.place.serve()
        with socket.create_connection((served.host, served.port)) as never_asked, self.slow_reader(served, "/healthz") as idle:
            answer = http.client.HTTPResponse(idle)
            answer.begin()
            answer.read()
            served.process.send_signal(signal.SIGTERM)
            served.ended()
            self.assertEqual(b"", never_asked.recv(1))

    def test_sigint_stops_it_as_well(self):
        served = self.place.serve()
        served.process.send_signal(signal.SIGINT)
        served.ended()
        self.place.verify()


def wait_until_refused(served):
    """Each try waits for the kernel's answer."""
    while True:
        try:
            socket.create_connection((served.host, served.port), timeout=PATIENCE).close()
        except ConnectionResetError:
            continue  # it was waiting to be taken when the listening ended
        except ConnectionRefusedError:
            return


if __name__ == "__main__":
    unittest.main()
