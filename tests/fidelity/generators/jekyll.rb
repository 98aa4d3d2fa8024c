# frozen_string_literal: true

# Builds the Jekyll site in the folder given, as `jekyll build` does, and writes what its layouts
# get as {{ content }} as a JSON object: the posts' file names and their HTML. A post that Jekyll
# refuses (for its Liquid code, say) is left out.

require "jekyll"
require "json"

Jekyll.logger.log_level = :error
site = Jekyll::Site.new(Jekyll.configuration("source" => ARGV[0], "destination" => "#{ARGV[0]}/_site",
                                             "future" => true, "unpublished" => true,
                                             "quiet" => true))
site.reset
site.read
site.generate
payload = site.site_payload
built = {}
site.posts.docs.each do |post|
  renderer = Jekyll::Renderer.new(site, post, payload)
  renderer.run
  built[post.basename] = post.content.scrub
rescue StandardError, SystemStackError => e
  warn "#{post.basename}: #{e.message}"
end
puts JSON.generate(built)
