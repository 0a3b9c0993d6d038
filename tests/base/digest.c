/* Digests: as another BLAKE2b gives them (Python's hashlib, over each part behind its length in 8 bytes). */
#include <criterion/criterion.h>

#include "anker/digest.h"

static const char *of(const char *const *part, size_t n)
{
	static char out[DIGEST_SIZE];
	digest_of(part, n, out);
	return out;
}

Test(digest, is_blake2b_of_the_parts_with_their_lengths)
{
	cr_assert_str_eq(of(NULL, 0), "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
	cr_assert_str_eq(of((const char *const[]){ "abc" }, 1),
		"3bdc62cfd65e3b78e3d90e32e0a91ebfbc229c30abe54e6abd16c5d4def0db7b");
}

Test(digest, parts_do_not_run_together)
{
	cr_assert_str_eq(of((const char *const[]){ "ab", "c" }, 2),
		"20263e794775e4edf2b306c0f306af9e50175c831c857604b481e847f790bf95");
}
