// Reads data/law as the program does, at build: a file that does not add up stops the build with its place.
//
// check_law FOLDER

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "law/law.hpp"

int main(int count, char** words) {
    namespace fs = std::filesystem;
    if (count != 2) return 2;
    const fs::path folder = words[1];
    std::vector<std::pair<std::string, std::string>> texts;
    for (const auto& file : fs::recursive_directory_iterator(folder)) {
        if (file.path().extension() != ".json") continue;
        std::ostringstream text;
        text << std::ifstream(file.path(), std::ios::binary).rdbuf();
        texts.emplace_back(file.path().lexically_relative(folder).generic_string(), text.str());
    }
    std::vector<saolang::law::LawFile> files;
    files.reserve(texts.size());
    for (const auto& [name, bytes] : texts) files.push_back({name, bytes});
    const auto law = saolang::law::read_law(files);
    if (law) return 0;
    std::cerr << folder.generic_string() << ": " << law.error().where << ": " << law.error().what << '\n';
    return 1;
}
