#include "web/icons.hpp"

#include <array>

namespace saolang::web {
namespace {

// Outlines on a field of 24, drawn with a pen of 2.
constexpr std::array<std::string_view, icon_count> paths{
    "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l5 5",                                                    // search
    "M4 6h16M7 12h10M10 18h4",                                                                           // filter
    "M6 6l12 12M18 6L6 18",                                                                              // close
    "M5 13l4 4L19 7",                                                                                    // check
    "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3 3",                                                   // clock
    "M12 4L2.5 20h19zM12 10v4M12 17v.5",                                                                 // warning
    "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v6M12 7v.5",                                              // information
    "M6 12h12",                                                                                          // minus
    "M19 12H5M11 6l-6 6 6 6",                                                                            // arrow_left
    "M5 12h14M13 6l6 6-6 6",                                                                             // arrow_right
    "M12 19V5M6 11l6-6 6 6",                                                                             // up
    "M12 5v14M6 13l6 6 6-6",                                                                             // down
    "M12 4v11M7 11l5 5 5-5M4 20h16",                                                                     // download
    "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",                                                           // file
    "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15 9v.5",                                                        // photo
    "M12 16V5M7 9l5-5 5 5M4 20h16",                                                                      // upload
    "M12 21s-7-6.5-7-11a7 7 0 0 1 14 0c0 4.5-7 11-7 11zM12 7.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z",    // place
    "M4 21V10l8-6 8 6v11zM10 21v-6h4v6",                                                                 // producer
    "M9 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM3 20c0-4 3-6 6-6s6 2 6 6M16 5a3 3 0 0 1 0 6M17 14c3 .5 4 3 4 6",  // people
    "M3 10h18l-2 10H5zM8 10l3-6M16 10l-3-6",                                                             // basket
    "M12 3a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM8 14l-1 7 5-3 5 3-1-7",                                        // certificate
    "M4 6h16v15H4zM4 11h16M8 3v4M16 3v4",                                                                // calendar
    "M4 20h16M7 20v-8M12 20V5M17 20v-5",                                                                 // chart
    "M4 11l8-7 8 7M6 10v10h12V10",                                                                       // home
    "M4 6c0-4 16-4 16 0v12c0 4-16 4-16 0zM4 6c0 4 16 4 16 0M4 12c0 4 16 4 16 0",                         // data
    "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c-5 6-5 12 0 18M12 3c5 6 5 12 0 18",               // language
    "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1",            // link
    "M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z",                                                         // print
    "M4 5v5h5M4 10a8 8 0 1 1 0 5M12 8v4l3 2",                                                            // history
    "M4 20l1-5L16 4l4 4L9 19zM13 7l4 4",                                                                 // edit
    "M4 7h16M9 7V4h6v3M6 7l1 14h10l1-14M10 11v6M14 11v6",                                                // trash
    "M12 5v14M5 12h14",                                                                                  // plus
    "M5 4h4l2 5-3 2a12 12 0 0 0 5 5l2-3 5 2v4c-9 2-17-6-15-15z",                                         // phone
    "M12 3l2.8 5.9 6.4.8-4.7 4.5 1.2 6.3L12 17.4l-5.7 3.1 1.2-6.3L2.8 9.7l6.4-.8z",                      // star
    "M4 7h16M4 12h16M4 17h16",                                                                           // more
    "M10 4H5v16h5M10 12h10M16 8l4 4-4 4",                                                                // leave
    "M4 4h11v11H4zM9 15v5h11V9h-5",                                                                      // twins
};

}  // namespace

Raw icon(Icon which) {
    Html html;
    html.add(R"(<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>)",
             paths[static_cast<std::size_t>(which)]);
    return std::move(html).raw();
}

}  // namespace saolang::web
